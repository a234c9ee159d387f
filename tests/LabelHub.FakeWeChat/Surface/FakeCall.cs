using System.Text.Json;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>A call as it came in.</summary>
/// <param name="Api">The last part of the path.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Query">Its parameters, the first of each name.</param>
/// <param name="Body">At most 64 KiB.</param>
/// <param name="Headers">The names of its headers.</param>
internal sealed record FakeCall(string Api, string Method, IReadOnlyDictionary<string, string> Query, byte[] Body, IReadOnlyList<string> Headers)
{
    private const int MaxBody = 64 * 1024;

    /// <summary>Whether no other call for the same person is under way.</summary>
    public bool Alone { get; init; } = true;

    public static async Task<FakeCall> ReadAsync(string api, HttpRequest request)
    {
        var buffer = new byte[MaxBody];
        var length = await request.Body.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        var query = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        return new FakeCall(api, request.Method, query, buffer[..length], [.. request.Headers.Keys]);
    }

    public string Parameter(string name) => Query.GetValueOrDefault(name, "");

    /// <summary>A member's text; empty when it is absent or no text.</summary>
    public static string Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The body as a JSON object; null when it is none.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
