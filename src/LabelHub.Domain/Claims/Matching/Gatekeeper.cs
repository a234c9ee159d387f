using LabelHub.Domain.Claims.Lexicon;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Silences claims that a text denies or warns of.</summary>
internal sealed class Gatekeeper
{
    private readonly ClaimLexicon _lexicon;
    private readonly Walls _walls;
    private readonly List<Token> _words;
    private readonly Dictionary<int, ulong> _warnings = [];
    private readonly int _farthest;

    private Gatekeeper(ClaimLexicon lexicon, Walls walls, List<Token> words)
    {
        _lexicon = lexicon;
        _walls = walls;
        _words = words;
        _farthest = _words.Max(word => _lexicon.Gates[word.Entry.Index].Reach + word.EndCell - word.FirstCell);
        foreach (var word in _words)
        {
            var gate = _lexicon.Gates[word.Entry.Index];
            var sentence = _walls.Sentence(word.FirstCell);
            if (gate.Side == GateSide.Around)
                _warnings[sentence] = _warnings.GetValueOrDefault(sentence) | gate.Silences;
        }
    }

    /// <summary>Takes out the hits that a gate word silences.</summary>
    public static void Silence(List<Hit> hits, List<Token> tokens, ClaimLexicon lexicon, Walls walls)
    {
        var gateWords = tokens.FindAll(static t => t.Entry.Kind == EntryKind.Gate);
        if (gateWords.Count == 0 || hits.Count == 0)
            return;
        var keeper = new Gatekeeper(lexicon, walls, gateWords);
        hits.RemoveAll(hit => keeper.IsWarning(hit) || keeper.IsDenied(hit));
    }

    private bool IsWarning(Hit hit) => (_warnings.GetValueOrDefault(_walls.Sentence(hit.FirstCell)) & (1UL << hit.Rule)) != 0;

    /// <summary>Looks only at words near enough to matter, so that many hits and many words stay cheap.</summary>
    private bool IsDenied(Hit hit)
    {
        for (var i = FirstFrom(hit.FirstCell - _farthest); i < _words.Count && _words[i].FirstCell <= hit.EndCell + _farthest; i++)
        {
            if (Denies(_words[i], hit))
                return true;
        }

        return false;
    }

    private int FirstFrom(int cell)
    {
        var (low, high) = (0, _words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle].FirstCell < cell)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private bool Denies(Token word, Hit hit)
    {
        var gate = _lexicon.Gates[word.Entry.Index];
        if ((gate.Silences & (1UL << hit.Rule)) == 0)
            return false;
        return gate.Side switch
        {
            GateSide.Before => word.Start < hit.Start && hit.FirstCell - word.EndCell <= gate.Reach
                && _walls.Clause(word.FirstCell) == _walls.Clause(hit.FirstCell),
            GateSide.After => hit.End <= word.Start && word.FirstCell - hit.EndCell <= gate.Reach
                && _walls.Clause(word.FirstCell) == _walls.Clause(hit.EndCell - 1),
            _ => false,
        };
    }
}
