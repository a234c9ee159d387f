using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabelHub.Api.Http;

/// <summary>A name that an enumeration lacks.</summary>
/// <param name="allowed">Those it has.</param>
public sealed class UnknownNameException(IReadOnlyCollection<string> allowed) : JsonException
{
    public IReadOnlyCollection<string> Allowed => allowed;
}

/// <summary>
/// Enumerations by their exact camelCase names. The framework's own converter also takes other cases, blanks and
/// lists of names, and adds the latter up to a member nobody named.
/// </summary>
public sealed class ExactEnumConverter : JsonConverterFactory
{
    /// <summary>The names of an enumeration as the contract writes them.</summary>
    public static IReadOnlyCollection<string> NamesOf(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Exact<>).MakeGenericType(typeToConvert))!;

    private sealed class Exact<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> ByName =
            Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);

        private static readonly Dictionary<T, string> Names = ByName.ToDictionary(p => p.Value, p => p.Key);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && ByName.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new UnknownNameException(ByName.Keys);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Names[value]);
    }
}
