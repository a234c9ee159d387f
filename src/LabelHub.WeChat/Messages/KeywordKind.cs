using System.Text.RegularExpressions;

namespace LabelHub.WeChat.Messages;

/// <summary>The type of a template's keyword, which decides what may stand in it.</summary>
public enum KeywordKind
{
    Thing,
    Number,
    Letter,
    Symbol,
    CharacterString,
    Time,
    Date,
    Amount,
    PhoneNumber,
    CarNumber,
    Name,
    Phrase,
}

/// <summary>Keys of templates are type and number, such as <c>thing1</c> or <c>character_string5</c>.</summary>
internal static partial class KeywordKeys
{
    /// <summary>Null for a key whose type is not known.</summary>
    public static KeywordKind? KindOf(string key)
    {
        var match = Key().Match(key);
        return match.Success
            && Enum.TryParse<KeywordKind>(
                match.Groups["kind"].Value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
            ? kind
            : null;
    }

    /// <summary>The keys in the content of a template, which reads <c>商品名称:{{thing1.DATA}}</c> and so on.</summary>
    public static IReadOnlyList<string> In(string content) => [.. Slot().Matches(content).Select(m => m.Groups["key"].Value)];

    [GeneratedRegex("^(?<kind>[a-z_]{2,20})[0-9]{1,4}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\{(?<key>[a-z_]{2,20}[0-9]{1,4})\.DATA\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
