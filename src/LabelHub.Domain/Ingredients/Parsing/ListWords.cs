using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>What a word does in an ingredient list besides naming an ingredient.</summary>
internal enum ListWord
{
    None,
    Caption,
    AdditiveGroup,
    FunctionClass,
    Remark,
}

/// <summary>The words that shape a list, compiled from <c>ingredients/list-words.yaml</c>.</summary>
internal sealed class ListWords
{
    private const string File = "ingredients/list-words.yaml";
    private readonly Dictionary<string, ListWord> words = new(StringComparer.Ordinal);
    private readonly string[] remarkStarts;

    private ListWords(ListWordsFile file, CharacterFolding folding)
    {
        Add(file.Captions, ListWord.Caption);
        Add(file.AdditiveGroups, ListWord.AdditiveGroup);
        Add(file.FunctionClasses, ListWord.FunctionClass);
        Add(file.InformalClasses, ListWord.FunctionClass);
        Add(file.Remarks, ListWord.Remark);
        remarkStarts = file.RemarkStarts.Select(w => folding.Fold(w)).ToArray();
        Hints = file.Hints.ToArray();

        void Add(List<string> list, ListWord kind) => list.ForEach(w => words[folding.Fold(w)] = kind);
    }

    /// <summary>Phrases that open a line about allergens.</summary>
    public IReadOnlyList<string> Hints { get; }

    public static bool Reads(RuleSource source) => source.Path == File;

    public static ListWords Compile(RuleSource source, CharacterFolding folding) =>
        new(RuleYaml.Read<ListWordsFile>(source), folding);

    public ListWord Kind(string folded)
    {
        if (words.TryGetValue(folded, out var kind))
            return kind;
        foreach (var start in remarkStarts)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal))
                return ListWord.Remark;
        }

        return ListWord.None;
    }

    /// <summary>A blend of additives such as 复配膨松剂: named like a class, but an entry of its own.</summary>
    public static bool IsBlend(string folded) =>
        folded.StartsWith("复配", StringComparison.Ordinal) || (folded.StartsWith("复合", StringComparison.Ordinal) && folded.EndsWith('剂'));
}

/// <summary>The form of <c>ingredients/list-words.yaml</c>.</summary>
internal sealed class ListWordsFile
{
    public required List<string> Captions { get; set; }

    public required List<string> AdditiveGroups { get; set; }

    public required List<string> FunctionClasses { get; set; }

    public required List<string> InformalClasses { get; set; }

    public required List<string> Remarks { get; set; }

    public required List<string> RemarkStarts { get; set; }

    public required List<string> Hints { get; set; }
}
