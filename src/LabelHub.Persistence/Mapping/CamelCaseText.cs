using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LabelHub.Persistence.Mapping;

/// <summary>Enumerations are kept as the words of the HTTP contract, such as <c>soldOut</c>.</summary>
internal sealed class CamelCaseText<T> : ValueConverter<T, string>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words = Enum.GetValues<T>()
        .ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Words.ToDictionary(word => word.Value, word => word.Key, StringComparer.Ordinal);

    public CamelCaseText()
        : base(value => Words[value], word => Values[word])
    {
    }

    /// <summary>The word of a value, for statements written by hand.</summary>
    public static string Word(T value) => Words[value];
}
