using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LabelHub.Api.Http;

/// <summary>
/// Says what is wrong with a request that the framework could not read: the field and how it is written, for the owner; the
/// framework's own reason goes no further.
/// </summary>
internal static partial class BadRequests
{
    public static ProblemDetails Problem(HttpContext context, BadHttpRequestException error, Endpoint? endpoint)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var body = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var field = error.InnerException is JsonException json ? OfJson(json, body, options) : OfBinding(error.Message);
        var problem = Problems.Body(400, Problems.Malformed, field.Message, ("errors", new[] { field }));
        problem.Title = Title(field, error.InnerException);
        return problem;
    }

    /// <summary>For developers.</summary>
    private static string Title(FieldError field, Exception? reason) => reason switch
    {
        UnknownNameException name => $"{field.Field} is one of {string.Join(", ", name.Allowed)}",
        _ when field.Nearest is not null => $"{field.Field} is no member; did you mean {field.Nearest}?",
        JsonException => $"{field.Field} cannot be read",
        _ => "The request cannot be read",
    };

    private static FieldError OfJson(JsonException json, Type? body, JsonSerializerOptions options)
    {
        var path = json.Path is { Length: > 2 } p && p.StartsWith("$.", StringComparison.Ordinal) ? p[2..] : "$";
        var type = body is null ? null : FieldShapes.TypeOf(body, path, options);
        if (json is UnknownNameException name)
            return new FieldError(path, FieldWords.Choose(path, name.Allowed));
        if (Unmapped().Match(json.Message) is { Success: true } unmapped)
            return OfUnknown(path, unmapped.Groups["name"].Value, body, options);
        if (json.Message.StartsWith("Duplicate property", StringComparison.Ordinal))
            return new FieldError(path, $"{FieldWords.NameOf(path) ?? "有一项"}写了两遍，请只留一个。");
        return path == "$" || type is null
            ? new FieldError(path, "填写的内容没有传完整，请检查网络后再试一次。")
            : new FieldError(path, FieldWords.Write(path, type));
    }

    private static FieldError OfUnknown(string path, string name, Type? body, JsonSerializerOptions options)
    {
        // the path may already end in the unknown name
        var parent = path == "$" ? "" : path == name ? "" : path.EndsWith("." + name, StringComparison.Ordinal) ? path[..^(name.Length + 1)] : path;
        var owner = body is null ? null : FieldShapes.TypeOf(body, parent, options);
        var nearest = owner is null ? null : FieldShapes.Nearest(name, FieldShapes.Names(owner, options));
        return FieldError.Unknown(parent.Length == 0 ? name : parent + "." + name, nearest);
    }

    private static FieldError OfBinding(string message)
    {
        if (message.Contains("from body", StringComparison.Ordinal) || Parameter().Match(message) is not { Success: true } found)
            return new FieldError("$", "请带上要填写的内容再试。");
        var name = JsonNamingPolicy.CamelCase.ConvertName(found.Groups["name"].Value);
        var type = found.Groups["type"].Value;
        return new FieldError(name, FieldWords.Write(name, type switch
        {
            _ when type.Contains("DateOnly", StringComparison.Ordinal) => typeof(DateOnly),
            _ when type.Contains("int", StringComparison.OrdinalIgnoreCase) => typeof(int),
            _ when type.Contains("bool", StringComparison.OrdinalIgnoreCase) => typeof(bool),
            _ => null,
        }));
    }

    [GeneratedRegex("^The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unmapped();

    [GeneratedRegex("parameter \"(?<type>\\S+) (?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
