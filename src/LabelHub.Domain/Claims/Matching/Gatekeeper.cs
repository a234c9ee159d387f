using LabelHub.Domain.Claims.Lexicon;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Silences claims that a text denies or warns of.</summary>
internal sealed class Gatekeeper
{
    /// <summary>A denial of so many cells (不得宣传) is one even amid a claim's words.</summary>
    private const int PlainDenial = 4;

    private readonly ClaimLexicon _lexicon;
    private readonly Walls _walls;
    private readonly List<Token> _words;
    private readonly List<int> _turns;
    private readonly Dictionary<(int Place, int Turn), ulong> _warnedClauses = [];
    private readonly Dictionary<(int Place, int Turn), ulong> _warnedSentences = [];
    private readonly Dictionary<(int Place, int Turn), ulong> _explainedSentences = [];
    private readonly int _farthest;

    private Gatekeeper(ClaimLexicon lexicon, Walls walls, List<Token> words)
    {
        _lexicon = lexicon;
        _walls = walls;
        _turns = [.. words.Where(word => lexicon.Gates[word.Entry.Index].Side == GateSide.Turn).Select(word => word.FirstCell).Order()];
        _words = words;
        _farthest = _words.Max(word => _lexicon.Gates[word.Entry.Index].Reach + word.EndCell - word.FirstCell);
        foreach (var word in _words)
        {
            var gate = _lexicon.Gates[word.Entry.Index];
            if (gate.Side == GateSide.Around)
            {
                Add(_warnedClauses, Clause(word.FirstCell), gate.Silences);
                Add(_warnedSentences, Sentence(word.FirstCell), gate.Silences);
            }
            else if (gate.Side == GateSide.Sentence)
            {
                Add(_explainedSentences, Sentence(word.FirstCell), gate.Silences);
            }
        }

        static void Add(Dictionary<(int Place, int Turn), ulong> warned, (int Place, int Turn) where, ulong silences) =>
            warned[where] = warned.GetValueOrDefault(where) | silences;
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

    /// <summary>A warning explains a trouble named anywhere in its sentence, and takes back a promise only in its own clause.</summary>
    private bool IsWarning(Hit hit)
    {
        var silenced = hit.IsMention
            ? _warnedSentences.GetValueOrDefault(Sentence(hit.FirstCell))
            : _warnedClauses.GetValueOrDefault(Clause(hit.FirstCell)) | _warnedClauses.GetValueOrDefault(Clause(hit.EndCell - 1));
        silenced |= _explainedSentences.GetValueOrDefault(Sentence(hit.FirstCell));
        return (silenced & (1UL << hit.Rule)) != 0;
    }

    /// <summary>Looks only at words near enough to matter, so that many hits and many words stay cheap.</summary>
    private bool IsDenied(Hit hit)
    {
        for (var i = _words.FirstFrom(hit.FirstCell - _farthest); i < _words.Count && _words[i].FirstCell <= hit.EndCell + _farthest; i++)
        {
            if (Denies(_words[i], hit))
                return true;
        }

        return false;
    }

    private bool Denies(Token word, Hit hit)
    {
        var gate = _lexicon.Gates[word.Entry.Index];
        if ((gate.Silences & (1UL << hit.Rule)) == 0)
            return false;
        return gate.Side switch
        {
            GateSide.Before => word.Start < hit.Start
                ? hit.FirstCell - word.EndCell <= gate.Reach && Clause(word.FirstCell) == Clause(hit.FirstCell)
                : word.Start > hit.Start && word.End <= hit.End && word.EndCell - word.FirstCell >= PlainDenial,
            GateSide.After => hit.End <= word.Start && word.FirstCell - hit.EndCell <= gate.Reach
                && Clause(word.FirstCell) == Clause(hit.EndCell - 1),
            _ => false,
        };
    }

    private (int Place, int Turn) Clause(int cell) => (_walls.Clause(cell), TurnsBefore(cell));

    private (int Place, int Turn) Sentence(int cell) => (_walls.Sentence(cell), TurnsBefore(cell));

    private int TurnsBefore(int cell)
    {
        var found = _turns.BinarySearch(cell);
        return found >= 0 ? found + 1 : ~found;
    }
}
