using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace LabelHub.Api.Http;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">The JSON path from the body's root, such as <c>label.notes[3].text</c>.</param>
/// <param name="Message">Plain Chinese: what is wrong and what is allowed.</param>
/// <param name="Nearest">The member that an unknown name is near to.</param>
public sealed record FieldError(
    string Field, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Nearest = null)
{
    /// <summary>A member or query parameter that there is none of.</summary>
    public static FieldError Unknown(string field, string? nearest) => new(
        field, nearest is null ? "没有这一项，请去掉，或检查是不是写错了。" : $"没有这一项，是不是要写“{FieldWords.NameOf(nearest) ?? "相近的那一项"}”？", nearest);

    /// <summary>The message, with what the field is called before it.</summary>
    [JsonIgnore]
    public string Sentence => FieldWords.NameOf(Field) is { } name && !Message.Contains(name, StringComparison.Ordinal)
        ? $"{name}：{Message}"
        : Message;
}

/// <summary>The one error shape of this API: RFC 9457 with a stable code that clients decide by.</summary>
public static class Problems
{
    public const string Malformed = "request.malformed";
    public const string Invalid = "request.invalid";
    public const string TooLarge = "request.tooLarge";
    public const string UnsupportedMediaType = "request.unsupportedMediaType";
    public const string NotFound = "resource.notFound";
    public const string MethodNotAllowed = "request.methodNotAllowed";
    public const string Internal = "server.error";
    public const string Busy = "server.busy";
    public const string LabelBlocked = "label.blocked";
    public const string LabelDoesNotFit = "label.doesNotFit";
    public const string LabelMissingGlyph = "label.missingGlyph";
    public const string PrinterHead = "printer.headTooNarrow";
    public const string PrinterOffset = "printer.offsetTooLarge";
    public const string PrinterCopies = "printer.tooManyCopies";

    /// <summary>A problem answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">One of the constants of this class.</param>
    /// <param name="detail">One Chinese sentence with the next step.</param>
    /// <param name="extensions">Further members, such as <c>findings</c>.</param>
    public static ProblemHttpResult Of(int status, string code, string detail, params (string Name, object? Value)[] extensions) =>
        TypedResults.Problem(Body(status, code, detail, extensions));

    /// <summary>400 with the fields that are wrong.</summary>
    public static ProblemHttpResult InvalidFields(IReadOnlyList<FieldError> errors) =>
        Of(StatusCodes.Status400BadRequest, Invalid, Detail(errors), ("errors", errors));

    private static string Detail(IReadOnlyList<FieldError> errors) => errors.Count == 1
        ? errors[0].Sentence
        : FormattableString.Invariant($"有 {errors.Count} 处要改。") + errors[0].Sentence;

    /// <summary>The body of a problem; the trace id is that of the current request.</summary>
    public static ProblemDetails Body(int status, string code, string detail, params (string Name, object? Value)[] extensions)
    {
        var problem = new ProblemDetails
        {
            Type = "urn:labelhub:problem:" + code,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
        };
        problem.Extensions["code"] = code;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString();
        foreach (var (name, value) in extensions)
            problem.Extensions[name] = value;
        return problem;
    }
}
