using System.Globalization;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Checks;

/// <summary>
/// Says while an owner still types which characters no label can show: emoji, combining marks, scripts and rare characters
/// that the fonts lack. Drawing refuses the same ones.
/// </summary>
/// <param name="unprintable">
/// The characters of a text that cannot be printed, each once; those that cannot be seen by themselves as U+XXXX. Whoever has the
/// fonts knows.
/// </param>
internal sealed class CharacterCheck(Func<string, IReadOnlyList<string>> unprintable)
{
    public const string RuleId = "cn.label.characters.printable";

    /// <summary>One finding for each field that has such characters, at the first of them.</summary>
    public IEnumerable<Finding> Check(LabelContent content)
    {
        foreach (var (field, text) in LabelFields.Texts(content))
        {
            var characters = unprintable(text);
            if (characters.Count == 0)
                continue;
            var first = Typed(characters[0]);
            var at = text.IndexOf(first, StringComparison.Ordinal);
            yield return new Finding(
                RuleId,
                Severity.Warning,
                field,
                $"这些字或者符号印不出来：{UnprintableNames.Shown(characters)}。有它们在，标签就打不了。",
                Citation.Product)
            {
                Span = at < 0 ? null : new TextSpan(at, first.Length),
                MatchedText = at < 0 ? null : first,
                Suggestion = "换成普通的汉字、字母或者数字；表情和特殊符号请删掉，或者把这一句重打一遍。",
            };
        }
    }

    /// <summary>The character behind a name such as U+FE0F.</summary>
    private static string Typed(string name)
    {
        if (!name.StartsWith("U+", StringComparison.Ordinal)
            || !int.TryParse(name.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            return name;
        return value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value);
    }
}
