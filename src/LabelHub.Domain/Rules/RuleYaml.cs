using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace LabelHub.Domain.Rules;

/// <summary>Reads rule files strictly: an unknown key, a wrong type or a second document is an error with its line.</summary>
public static class RuleYaml
{
    // Building one costs far more than reading a file with it. One reader at a time: nothing promises more.
    private static readonly Lock OneReader = new();

    private static readonly CamelCase Names = new();

    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(Names)
        .WithEnumNamingConvention(Names)
        .WithTypeConverter(new DateOnlyConverter())
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .WithTypeInspector(inner => new YamlProperties(inner, Names))
        .Build();

    /// <summary>Reads one file into <typeparamref name="T"/> (camelCase keys).</summary>
    /// <exception cref="RuleFileException">The file is empty, not YAML, or not of this form.</exception>
    public static T Read<T>(RuleSource source)
        where T : class
    {
        try
        {
            lock (OneReader)
            {
                return Deserializer.Deserialize<T>(source.Text)
                    ?? throw new RuleFileException(source.Path, 1, "the file is empty");
            }
        }
        catch (YamlException e)
        {
            throw new RuleFileException(source.Path, e.Start.Line, e.GetBaseException().Message, e);
        }
    }

    /// <summary>Our names hold no separators: only the first letter differs, and no regular expression is needed to see that.</summary>
    private sealed class CamelCase : INamingConvention
    {
        public string Apply(string value) => char.ToLowerInvariant(value[0]) + value[1..];

        public string Reverse(string value) => char.ToUpperInvariant(value[0]) + value[1..];
    }

    private sealed class DateOnlyConverter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(DateOnly) || type == typeof(DateOnly?);

        public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
            if (type == typeof(DateOnly?) && scalar.Value is "" or "null" or "~")
                return null;
            return DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not a date of the form yyyy-MM-dd");
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Rule files are read, never written.");
    }
}
