using System.Buffers;
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
    private const int LongestClass = 8;
    private readonly Dictionary<string, ListWord> _words = new(StringComparer.Ordinal);
    private readonly string[] _remarkStarts;
    private readonly SearchValues<char> _remarkInitials;

    private ListWords(ListWordsFile file, CharacterFolding folding)
    {
        Add(file.Captions, ListWord.Caption);
        Add(file.AdditiveGroups, ListWord.AdditiveGroup);
        Add(file.FunctionClasses, ListWord.FunctionClass);
        Add(file.InformalClasses, ListWord.FunctionClass);
        Add(file.Remarks, ListWord.Remark);
        _remarkStarts = WordText.Words(file.RemarkStarts).Select(w => folding.Fold(w)).ToArray();
        _remarkInitials = SearchValues.Create(_remarkStarts.Select(w => w[0]).ToArray());
        Hints = WordText.Words(file.Hints);

        void Add(string list, ListWord kind)
        {
            foreach (var word in WordText.Words(list))
                _words[folding.Fold(word)] = kind;
        }
    }

    /// <summary>Phrases that open a line about allergens.</summary>
    public IReadOnlyList<string> Hints { get; }

    public static bool Reads(RuleSource source) => source.Path == File;

    public static ListWords Compile(RuleSource source, CharacterFolding folding) =>
        new(RuleYaml.Read<ListWordsFile>(source), folding);

    public ListWord Kind(string folded)
    {
        if (_words.TryGetValue(folded, out var kind))
            return kind;
        if (folded.Length == 0 || !_remarkInitials.Contains(folded[0]))
            return ListWord.None;
        foreach (var start in _remarkStarts)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal))
                return ListWord.Remark;
        }

        return ListWord.None;
    }

    /// <summary>How much of a name is the class of additives it begins with: 3 of 防腐剂山梨酸钾, 0 of most names.</summary>
    public int ClassLength(ReadOnlySpan<char> folded)
    {
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestClass, folded.Length - 1); length > 1; length--)
        {
            if (folded[length - 1] is '剂' or '素' && lookup.TryGetValue(folded[..length], out var kind) && kind == ListWord.FunctionClass)
                return length;
        }

        return 0;
    }

    /// <summary>A blend of additives such as 复配膨松剂: named like a class, but an entry of its own.</summary>
    public static bool IsBlend(string folded) =>
        folded.StartsWith("复配", StringComparison.Ordinal) || (folded.StartsWith("复合", StringComparison.Ordinal) && folded.EndsWith('剂'));
}

/// <summary>The form of <c>ingredients/list-words.yaml</c>.</summary>
internal sealed class ListWordsFile
{
    public required string Captions { get; set; }

    public required string AdditiveGroups { get; set; }

    public required string FunctionClasses { get; set; }

    public required string InformalClasses { get; set; }

    public required string Remarks { get; set; }

    public required string RemarkStarts { get; set; }

    public required string Hints { get; set; }
}
