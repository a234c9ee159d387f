using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Collects the words of all lists, with their sounds and homophones, and compiles them into one automaton.</summary>
internal sealed class PatternBag(Syllables syllables, IReadOnlyDictionary<char, string> homophones)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly EntryLists _entries = new();
    private readonly List<StrongWord> _strong = [];

    /// <summary>Adds a word as written; a strong one will be found as it sounds, too.</summary>
    public void Add(string word, Entry entry)
    {
        Put(word, entry);
        if (entry.Match is Match.Strong or Match.Word && word.Length > 1)
            _strong.Add(new StrongWord(word, entry));
    }

    /// <summary>The automaton, and for each of its patterns the meanings and the length.</summary>
    public (Automaton Automaton, EntryTable Entries, int[] Lengths) Compile()
    {
        foreach (var (word, entry) in _strong) // after all words as written, which a homophone must not shadow
            AddDisguises(word, entry);
        return (Automaton.Build(_words), _entries.ToTable(), [.. _words.Select(word => word.Length)]);
    }

    private void AddDisguises(string word, Entry entry)
    {
        if (syllables.Of(word) is { } sounds)
            Put(sounds, entry with { Technique = Techniques.Pinyin });
        if (word.Length == 2)
            AddHomophones(word, entry);
        if (word.Length == 2 && entry is { Kind: EntryKind.Lexeme, Match: Match.Word })
            AddInitials(word, entry);
    }

    /// <summary>Two-character words are too short to be known by sound: only listed homophones stand for them.</summary>
    private void AddHomophones(string word, Entry entry)
    {
        var disguised = entry with { Technique = Techniques.Homophone, Match = Match.Both };
        foreach (var first in homophones.GetValueOrDefault(word[0], ""))
            Put(string.Concat([first, word[1]]), disguised);
        foreach (var second in homophones.GetValueOrDefault(word[1], ""))
            Put(string.Concat([word[0], second]), disguised);
    }

    /// <summary>A sure word with one character given by its first letter alone: J肥 for 减肥.</summary>
    private void AddInitials(string word, Entry entry)
    {
        var disguised = entry with { Technique = Techniques.Pinyin, Match = Match.Latin };
        if (syllables.InitialOf(word[0]) is not '\0' and var first)
            Put(string.Concat([first, word[1]]), disguised);
        if (syllables.InitialOf(word[1]) is not '\0' and var second)
            Put(string.Concat([word[0], second]), disguised);
    }

    private void Put(string word, Entry entry)
    {
        if (!_numbers.TryGetValue(word, out var number))
        {
            _numbers.Add(word, number = _words.Count);
            _words.Add(word);
        }

        _entries.Put(number, entry);
    }

    /// <summary>A word that is found as it sounds, too.</summary>
    private sealed record StrongWord(string Word, Entry Entry);
}
