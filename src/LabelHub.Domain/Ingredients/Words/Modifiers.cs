using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Words;

/// <summary>Words before and behind a name that leave the thing what it is: 炒, 野生, 粉, 提取物.</summary>
internal sealed class Modifiers
{
    private const string File = "ingredients/list-modifiers.yaml";
    private readonly string[] _before;
    private readonly string[] _after;

    private Modifiers(ModifiersFile file, CharacterFolding folding)
    {
        _before = Sort(file.Before, folding);
        _after = Sort(file.After, folding);
    }

    public static bool Reads(RuleSource source) => source.Path == File;

    public static Modifiers Compile(RuleSource source, CharacterFolding folding) => new(RuleYaml.Read<ModifiersFile>(source), folding);

    public bool AreBefore(ReadOnlySpan<char> text) => Consume(text, _before);

    public bool AreAfter(ReadOnlySpan<char> text) => Consume(text, _after);

    private static bool Consume(ReadOnlySpan<char> text, string[] modifiers)
    {
        // More than a few in a row is another thing; the bound also keeps a long name cheap.
        for (var i = 0; i < 4 && !text.IsEmpty; i++)
        {
            var length = LongestStart(text, modifiers);
            if (length == 0)
                return false;
            text = text[length..];
        }

        return text.IsEmpty;
    }

    private static int LongestStart(ReadOnlySpan<char> text, string[] modifiers)
    {
        foreach (var modifier in modifiers)
        {
            if (text.StartsWith(modifier, StringComparison.Ordinal))
                return modifier.Length;
        }

        return 0;
    }

    /// <summary>Longest first, so that 浓缩液 is not read as 浓缩 and a rest.</summary>
    private static string[] Sort(string words, CharacterFolding folding) =>
        WordText.Words(words).Select(w => folding.Fold(w)).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).ToArray();
}
