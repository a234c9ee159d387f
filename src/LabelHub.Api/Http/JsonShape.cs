using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LabelHub.Api.Http;

/// <summary>The JSON of the contract: camelCase, enumerations by name only, times as HH:mm, Chinese readable.</summary>
public static class JsonShape
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        // ingredient lists nest a dozen levels, each an object in a list
        options.MaxDepth = 64;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new ExactEnumConverter());
        options.Converters.Add(new HourMinuteConverter());
    }

    private sealed class HourMinuteConverter : JsonConverter<TimeOnly>
    {
        private const string Format = "HH:mm";
        private const string DaysEnd = "24:00";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() switch
            {
                DaysEnd => TimeOnly.MaxValue,
                var text => TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? time
                    : throw new JsonException(),
            };

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value == TimeOnly.MaxValue ? DaysEnd : value.ToString(Format, CultureInfo.InvariantCulture));
    }
}
