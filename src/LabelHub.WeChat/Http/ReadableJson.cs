using System.Text.Json;

namespace LabelHub.WeChat.Http;

/// <summary>
/// JSON from outside. The parser accepts names and texts that are no text (half a surrogate pair, bytes that are not
/// UTF-8) and throws when they are read; here they are refused at once, so that nothing read later can throw.
/// </summary>
internal static class ReadableJson
{
    /// <summary>The object; null when it is none or any part of it cannot be read.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte> body, int maxDepth)
    {
        try
        {
            ReadTexts(body.Span, maxDepth);
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = maxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadTexts(ReadOnlySpan<byte> body, int maxDepth)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                reader.GetString();
        }
    }
}
