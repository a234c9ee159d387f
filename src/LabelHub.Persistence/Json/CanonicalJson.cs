using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LabelHub.Persistence.Json;

/// <summary>
/// One spelling per meaning, so that content can be hashed, kept as jsonb (which keeps no order and no spacing) and
/// hashed again: members sorted ordinally, no white space, numbers without trailing zeros, and no null members,
/// because absent and null mean the same in this product.
/// </summary>
public static class CanonicalJson
{
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the canonical form.</summary>
    public static byte[] Hash(string json) => SHA256.HashData(Bytes(json));

    /// <summary>SHA-256 of the canonical form.</summary>
    public static byte[] Hash(JsonElement json) => SHA256.HashData(Bytes(json));

    /// <summary>The canonical form in UTF-8.</summary>
    public static byte[] Bytes(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return Bytes(document.RootElement);
    }

    /// <summary>The canonical form in UTF-8.</summary>
    public static byte[] Bytes(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
            Write(writer, json);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in Stated(json))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(json));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static IEnumerable<JsonProperty> Stated(JsonElement json) => json.EnumerateObject()
        .Where(member => member.Value.ValueKind != JsonValueKind.Null)
        .OrderBy(member => member.Name, StringComparer.Ordinal);

    /// <summary>Amounts and counts: decimals. Nothing this product keeps needs more digits than a decimal has.</summary>
    private static string Number(JsonElement json) =>
        json.GetDecimal().ToString("0.############################", CultureInfo.InvariantCulture);
}
