using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>An allergen that a label says is not in the food.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Word">The word that names it.</param>
internal readonly record struct DeniedAllergen(AllergenClass Class, string Word);

/// <summary>
/// What a label says of allergens in sentences. A denied allergen is not pointed out: in 不含花生，含有大豆 only soy is. A denial
/// reaches over the list it opens, to the next verb or the end of the sentence; two denials are none (无法保证不含).
/// Sentences about people inform where they warn (花生过敏者慎用), not where they invite (花生过敏者请放心).
/// </summary>
internal sealed class AllergenStatements
{
    private enum Polarity
    {
        None,
        Says,
        Denies,
    }

    /// <summary>So many characters may follow a denial behind its word: 花生：未添加.</summary>
    private const int BehindDenial = 4;

    /// <summary>So many may stand between 含有 and the comma its list begins behind: 含有以下：.</summary>
    private const int BehindCue = 3;

    private static readonly string[] Fillers = ["含有", "含", "添加", "加入", "加", "放", "使用", "用", "有", "任何", "一点", "半点", "丝毫", "了", "过"];
    private static readonly string[] Followers = ["成分", "成份", "制品", "及", "和", "与", "或", "等", "类", "过敏", "致敏", "的"];

    private readonly IReadOnlyList<AllergenClass> _classes;
    private readonly List<(AllergenClass Class, string Word)> _openInSegment = [];
    private readonly List<AllergenClass> _openInSentence = [];
    private readonly List<(AllergenClass Class, string Word)> _lastWords = [];
    private readonly List<DeniedAllergen> _denied = [];
    private AllergenSet _said;
    private AllergenSet _saidInSegment;
    private Polarity _polarity;
    private int _denials;
    private bool _deniesHere;
    private bool _warns;
    private bool _aboutPeople;
    private int _lastCue;
    private int _denialAt;
    private bool _counts;

    private AllergenStatements(IReadOnlyList<AllergenClass> classes) => _classes = classes;

    /// <summary>The classes the label points out.</summary>
    public AllergenSet Said => _said;

    /// <summary>What it says in so many words is not in the food.</summary>
    public IReadOnlyList<DeniedAllergen> Denied => _denied;

    /// <summary>Reads the texts of a label in their order.</summary>
    /// <param name="texts">Texts, folded by <see cref="StatementText"/>, and whether a statement in them counts as one.</param>
    /// <param name="classes">The eight classes.</param>
    /// <param name="vocabulary">Whose exceptions hide the letters of an allergen: 蛋白质 is no 蛋.</param>
    public static AllergenStatements Read(
        IEnumerable<(string Text, bool Counts)> texts, IReadOnlyList<AllergenClass> classes, TermTrie<AllergenTerm> vocabulary)
    {
        var statements = new AllergenStatements(classes);
        foreach (var (text, counts) in texts)
        {
            statements._counts = counts;
            statements.ReadText(text, vocabulary.Scan(text));
        }

        return statements;
    }

    private void ReadText(string text, IReadOnlyList<TermHit<AllergenTerm>> terms)
    {
        var term = 0;
        for (var at = 0; at < text.Length;)
        {
            while (term < terms.Count && terms[term].End <= at)
                term++;
            var hit = term < terms.Count && terms[term].Start <= at ? terms[term] : (TermHit<AllergenTerm>?)null;
            at = Step(text, at, hit);
        }

        EndSegment(text.Length, isList: false);
        EndSentence(text.Length);
    }

    private int Step(string text, int at, TermHit<AllergenTerm>? hit)
    {
        if (text[at] is StatementText.Stop)
        {
            EndSegment(at, isList: false);
            EndSentence(at);
            return at + 1;
        }

        if (text[at] is StatementText.Comma or StatementText.List)
        {
            EndSegment(at, text[at] == StatementText.List);
            return at + 1;
        }

        if (hit is { Term.IsException: true } exception)
            return exception.End;
        if (NamedAt(text, at, hit?.Start == at ? hit.Value.End : at + 1) is var (named, end))
        {
            Name(named, text, at, end);
            return end;
        }

        if (text[at] == StatementText.Colon && _lastCue >= 0)
            _lastCue = at + 1;

        if (IsZero(text, at))
        {
            Deny(at + 1);
            return at + 1;
        }

        var (word, wordLength) = StatementWords.At(text.AsSpan(at));
        Take(word, text, at, at + wordLength);
        return at + wordLength;
    }

    /// <summary>Whether a bare 0 stands there: 0花生, not 10花生.</summary>
    private static bool IsZero(string text, int at) =>
        text[at] == '0' && (at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + 1 == text.Length || text[at + 1] is not ((>= '0' and <= '9') or '.'));

    /// <summary>The class a word speaks of: 鸡蛋 as a whole speaks of 蛋.</summary>
    private (AllergenClass Class, int End)? NamedAt(string text, int at, int end)
    {
        for (var inner = at; inner < end; inner++)
        {
            if (ClassAt(text, inner) is var (named, length))
                return (named, Math.Max(inner + length, end));
        }

        return null;
    }

    private (AllergenClass Class, int Length)? ClassAt(string text, int at)
    {
        (AllergenClass, int)? longest = null;
        foreach (var one in _classes)
        {
            foreach (var word in one.Shown)
            {
                if (word.Length > (longest?.Item2 ?? 0) && text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                    longest = (one, word.Length);
            }
        }

        return longest;
    }

    private void Name(AllergenClass named, string text, int at, int end)
    {
        var word = text[at..end];
        var wasDenial = _denials % 2 == 1;
        if (_denials > 0)
            (_polarity, _denials) = (wasDenial ? Polarity.Denies : Polarity.Says, 0);
        _lastWords.Add((named, word));
        switch (_polarity)
        {
            case Polarity.Says:
                Say(named);
                _saidInSegment |= named.Bit;
                break;
            case Polarity.Denies:
                _deniesHere = true;
                if (IsBare(text, at, end))
                    _denied.Add(new DeniedAllergen(named, word));
                break;
            default:
                _openInSegment.Add((named, word));
                break;
        }

        _lastCue = -1;
    }

    private void Say(AllergenClass named)
    {
        if (_counts)
            _said |= named.Bit;
    }

    /// <summary>Whether the word is just what is denied: in 不含花生 it is, in 不用油炸的花生 and 不含鱼刺 it is not.</summary>
    private bool IsBare(string text, int at, int end)
    {
        var rest = text.AsSpan(end);
        if (rest.Length > 0 && !StatementText.IsBoundary(rest[0]) && !StartsWithAny(rest, Followers))
            return false;
        var before = at;
        for (var filler = 0; filler < Fillers.Length; filler++)
        {
            if (text.AsSpan(0, before).EndsWith(Fillers[filler], StringComparison.Ordinal) && before - Fillers[filler].Length >= _denialAt)
                (before, filler) = (before - Fillers[filler].Length, -1);
        }

        return before <= _denialAt;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> rest, string[] words)
    {
        foreach (var word in words)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private void Take(StatementWord word, string text, int at, int end)
    {
        switch (word)
        {
            case StatementWord.Denies:
                Deny(end);
                break;
            case StatementWord.Warns:
                _warns = true;
                break;
            case StatementWord.Allergic:
                _aboutPeople = true;
                _denials = 0;
                break;
            case StatementWord.Of:
                _denials = 0;
                break;
            case StatementWord.Announces when _denials % 2 == 0 && _deniesHere:
                break; // 不含花生等过敏原
            case StatementWord.Contains when text[at..end] == "含" && _denials % 2 == 0 && !OpensStatement(text, at):
            case StatementWord.Handles when _denials % 2 == 0 && !(at > 0 && text[at - 1] is '也' or '还' or '亦' or '时' or '曾'):
                break;
            case StatementWord.Announces or StatementWord.Contains or StatementWord.Handles:
                Turn(end);
                break;
            default:
                break;
        }
    }

    private void Deny(int end)
    {
        _denials++;
        (_denialAt, _lastCue) = (end, end);
    }

    /// <summary>本品含, 可能含, or 含 at the start of its clause: elsewhere it tells of something else (每份含).</summary>
    private static bool OpensStatement(string text, int at) =>
        at == 0 || StatementText.IsBoundary(text[at - 1]) || text[at - 1] is '品' or '物' or '内' or '中' or '里' or '均' or '也' or '还' or '都' or '能' or '会' or '或' or '料' or '但' or '而' or '只' or '仅';

    /// <summary>A verb settles what it speaks of: the words behind it, and those before it in its clause.</summary>
    private void Turn(int end)
    {
        _polarity = _denials % 2 == 1 ? Polarity.Denies : Polarity.Says;
        if (_polarity == Polarity.Denies)
            (_deniesHere, _denialAt) = (true, end);
        else
            _openInSegment.ForEach(open => Say(open.Class));
        _openInSegment.Clear();
        (_denials, _lastCue) = (0, end);
    }

    private void EndSegment(int at, bool isList)
    {
        var denies = _lastCue >= 0 && (_denials % 2 == 1 || (_denials == 0 && _polarity == Polarity.Denies));
        if (denies && _lastWords.Count > 0 && at - _lastCue <= BehindDenial)
            DenyBehind();
        else
            _openInSentence.AddRange(_openInSegment.Select(open => open.Class));
        _openInSegment.Clear();
        if (_lastCue < 0 || at - _lastCue > 0)
            _denials = 0; // 不含防腐剂 has found what it denies, 不含 has not
        if (_polarity == Polarity.Says && _lastCue >= 0 && at - _lastCue > BehindCue)
            _polarity = Polarity.None; // 含有白砂糖，…
        if (_lastWords.Count > 0 && !(isList && _polarity == Polarity.Denies))
            _lastWords.Clear();
        (_deniesHere, _saidInSegment, _denialAt) = (false, AllergenSet.None, at + 1);
    }

    /// <summary>花生：无 takes back what the clause seemed to say.</summary>
    private void DenyBehind()
    {
        _said &= ~_saidInSegment;
        if (_lastWords is [var only])
            _denied.Add(new DeniedAllergen(only.Class, only.Word));
        _lastCue = -1;
    }

    private void EndSentence(int at)
    {
        if (_aboutPeople && _warns)
            _openInSentence.ForEach(Say);
        _openInSentence.Clear();
        (_aboutPeople, _warns) = (false, false);
        if (_lastCue < 0 || at - _lastCue > 1)
            (_polarity, _denials) = (Polarity.None, 0);
        _lastWords.Clear();
        (_lastCue, _denialAt) = (_denials > 0 || _polarity != Polarity.None ? 0 : -1, 0);
    }
}
