using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Collects the words of all lists, with their sounds and homophones, and compiles them into one automaton.</summary>
internal sealed class PatternBag(Syllables syllables, IReadOnlyDictionary<char, string> homophones)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<List<Entry>> _entries = [];

    /// <summary>Adds a word as written; a strong one also as it sounds.</summary>
    public void Add(string word, Entry entry)
    {
        Put(word, entry);
        if (entry.Match != Match.Strong || word.Length < 2)
            return;
        if (syllables.Of(word) is { } sounds)
            Put(sounds, entry with { Technique = Techniques.Pinyin });
        if (word.Length == 2)
            AddHomophones(word, entry);
    }

    /// <summary>The automaton, and for each of its patterns the meanings and the length.</summary>
    public (Automaton Automaton, Entry[][] Entries, int[] Lengths) Compile()
    {
        var words = new string[_numbers.Count];
        foreach (var (word, number) in _numbers)
            words[number] = word;
        return (Automaton.Build(words), [.. _entries.Select(list => list.ToArray())], Array.ConvertAll(words, word => word.Length));
    }

    /// <summary>Two-character words are too short to be known by sound: only listed homophones stand for them.</summary>
    private void AddHomophones(string word, Entry entry)
    {
        var disguised = entry with { Technique = Techniques.Homophone, Match = Match.Edge };
        foreach (var first in homophones.GetValueOrDefault(word[0], ""))
            Put(string.Concat([first, word[1]]), disguised);
        foreach (var second in homophones.GetValueOrDefault(word[1], ""))
            Put(string.Concat([word[0], second]), disguised);
    }

    private void Put(string word, Entry entry)
    {
        if (!_numbers.TryGetValue(word, out var number))
        {
            _numbers.Add(word, number = _entries.Count);
            _entries.Add([]);
        }

        if (!_entries[number].Exists(e => e.Kind == entry.Kind && e.Index == entry.Index && e.Where == entry.Where))
            _entries[number].Add(entry);
    }
}
