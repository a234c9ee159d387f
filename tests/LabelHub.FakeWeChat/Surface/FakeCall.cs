using System.Text;
using System.Text.Json;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>A call as it came in.</summary>
/// <param name="Api">The last part of the path.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Query">Its parameters, the first of each name.</param>
/// <param name="Body">Of one that is too large, as much as shows it.</param>
/// <param name="Headers">The names of its headers.</param>
internal sealed record FakeCall(string Api, string Method, IReadOnlyDictionary<string, string> Query, byte[] Body, IReadOnlyList<string> Headers)
{
    public const int MaxBody = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether no other call for the same person is under way.</summary>
    public bool Alone { get; init; } = true;

    public static async Task<FakeCall> ReadAsync(string api, HttpRequest request)
    {
        var buffer = new byte[MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        var query = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        return new FakeCall(api, request.Method, query, buffer[..length], [.. request.Headers.Keys]);
    }

    public string Parameter(string name) => Query.GetValueOrDefault(name, "");

    /// <summary>A member's text; empty when it is absent or no text.</summary>
    public static string Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>What an API that is posted JSON finds wrong with the form of a call; 0 and the body when nothing is.</summary>
    public int FindFault(out JsonElement body)
    {
        body = default;
        if (Method != HttpMethods.Post)
            return 43002;
        if (Body.Length == 0)
            return 44002;
        if (Body.Length > MaxBody)
            return 45002;
        if (Json() is not { } json || json.TryGetProperty("access_token", out _))
            return 47001;
        body = json;
        return 0;
    }

    /// <summary>The body as a JSON object in UTF-8 whose names and texts can be read; null when it is none.</summary>
    public JsonElement? Json()
    {
        try
        {
            Utf8.GetCharCount(Body);
            var reader = new Utf8JsonReader(Body);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                    reader.GetString();
            }

            using var document = JsonDocument.Parse(Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }
}
