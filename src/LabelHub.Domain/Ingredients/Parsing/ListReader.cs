using System.Buffers;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Text;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>
/// Cuts a list into nodes, one character after the other and without recursion. Brackets of all kinds open and close
/// each other, what is missing or left over is noted and read on, and what is nested deeper than anybody writes is
/// kept on the deepest level, so that no later step can run out of stack.
/// </summary>
internal sealed class ListReader
{
    /// <summary>Real lists nest three or four deep; the answer must stay writable as JSON.</summary>
    public const int MaxDepth = 12;

    private const int MaxProblems = 8;
    private static readonly SearchValues<char> CommonSeparators = SearchValues.Create("、，,;；\n");

    private readonly string _text;
    private readonly int _length;
    private readonly CharacterFolding _folding;
    private readonly ListWords _words;
    private readonly bool _spacesSeparate;
    private readonly Stack<Frame> _frames = new();
    private Frame _frame = new([], IsColon: false, Opened: -1);
    private ListNode? _current;
    private bool _afterSeparator;

    private ListReader(string text, int length, CharacterFolding folding, ListWords words)
    {
        _text = text;
        _length = length;
        _folding = folding;
        _words = words;
        _spacesSeparate = !text.AsSpan(0, length).ContainsAny(CommonSeparators);
    }

    /// <summary>The top level of the list.</summary>
    public List<ListNode> Nodes => _frame.Nodes;

    public List<PunctuationProblem> Problems { get; } = [];

    /// <summary>Reads the first <paramref name="length"/> characters of a text.</summary>
    public static ListReader Read(string text, int length, CharacterFolding folding, ListWords words)
    {
        var reader = new ListReader(text, length, folding, words);
        reader.Run();
        return reader;
    }

    private void Run()
    {
        for (var i = 0; i < _length; i++)
        {
            var c = _text[i];
            if (Signs.Opens(c))
                Open(i);
            else if (Signs.Closes(c))
                Close(i);
            else if (Signs.IsColon(c) && Colon(i))
                continue;
            else if (Separates(i))
                Separate(i);
            else if (!_folding.Ignores(c))
                Extend(i);
        }

        while (_frames.Count > 0)
        {
            if (!_frame.IsColon)
                Note(PunctuationFault.UnclosedBracket, _frame.Opened);
            Leave();
        }

        Finish();
    }

    private void Note(PunctuationFault fault, int place)
    {
        if (Problems.Count < MaxProblems)
            Problems.Add(new PunctuationProblem(fault, new TextSpan(place, 1)));
    }

    private bool Separates(int i)
    {
        var c = _text[i];
        if (Signs.IsColon(c))
            return true;
        if (Signs.Separates(c))
            return !IsInsideName(i);
        if (_spacesSeparate && char.IsWhiteSpace(c))
            return true;
        return Signs.MaySeparate(c) && i > 0 && i + 1 < _length && IsWordEnd(_text[i - 1]) && Signs.IsHan(_text[i + 1]);
    }

    private static bool IsWordEnd(char c) => Signs.IsHan(c) || Signs.Closes(c);

    /// <summary>The one additive with a separator in its name: 单，双甘油脂肪酸酯.</summary>
    private bool IsInsideName(int i) =>
        i > 0 && _text[i - 1] == '单' && string.CompareOrdinal(_text, i + 1, "双甘油", 0, 3) == 0;

    private void Extend(int i)
    {
        _afterSeparator = false;
        if (_current is { Closed: true })
            Follow(i);
        _current ??= new ListNode(i, i);
        _current.End = i + 1;
    }

    /// <summary>Text behind a closed bracket: the name itself where the bracket stood first (（冷冻）虾仁), else the next entry.</summary>
    private void Follow(int i)
    {
        if (_current!.End == _current.Start)
        {
            _current.Start = _current.End = i;
            _current.Closed = false;
            return;
        }

        Finish();
        _current = new ListNode(i, i) { RunsOn = true };
    }

    private void Open(int i)
    {
        _afterSeparator = false;
        _current ??= new ListNode(i, i);
        Enter(i, isColon: false);
    }

    private void Close(int i)
    {
        Finish();
        while (_frame.IsColon)
            Leave();
        if (_frames.Count == 0)
        {
            Note(PunctuationFault.StrayBracket, i);
            return;
        }

        Leave();
        if (_current is not null)
            _current.Closed = true;
    }

    private void Separate(int i)
    {
        var wasSeparator = _afterSeparator && _current is null;
        _afterSeparator = !Signs.Breaks(_text[i]) && !char.IsWhiteSpace(_text[i]) && !Signs.IsColon(_text[i]);
        if (wasSeparator && _afterSeparator)
            Note(PunctuationFault.DoubledSeparator, i);
        Finish();
        if (!Signs.Breaks(_text[i]) || wasSeparator)
            return;
        while (_frame.IsColon)
            LeaveColon();
    }

    /// <summary>A caption before a colon is passed over; behind a class of additives the colon opens a group.</summary>
    private bool Colon(int i)
    {
        if (_current is not { Closed: false } label || label.End - label.Start > 24)
            return false;
        var folded = _folding.Fold(_text.AsSpan(label.Start, label.End - label.Start));
        var kind = _words.Kind(folded);
        if (kind == ListWord.Caption)
        {
            _current = null;
            return true;
        }

        if (kind is not (ListWord.FunctionClass or ListWord.AdditiveGroup) && !ListWords.IsBlend(folded))
            return false;
        if (_frame.IsColon && kind == ListWord.FunctionClass)
        {
            _current = null;
            LeaveColon();
            _current = label;
        }

        label.OpenEnded = _frames.Count == 0;
        Enter(i, isColon: true);
        return true;
    }

    private void Enter(int i, bool isColon)
    {
        var owner = _current!;
        var contents = _frames.Count < MaxDepth ? owner.Contents ??= [] : _frame.Nodes;
        _frames.Push(_frame with { Pending = owner });
        _frame = new Frame(contents, isColon, i);
        _current = null;
    }

    /// <summary>Back to the entry whose bracket or colon was open.</summary>
    private void Leave()
    {
        Finish();
        _frame = _frames.Pop();
        _current = _frame.Pending;
        _frame = _frame with { Pending = null };
    }

    private void LeaveColon()
    {
        Leave();
        Finish();
    }

    private void Finish()
    {
        if (_current is { } node && (node.End > node.Start || node.Contents is { Count: > 0 }))
            _frame.Nodes.Add(node);
        _current = null;
    }

    private sealed record Frame(List<ListNode> Nodes, bool IsColon, int Opened)
    {
        /// <summary>The entry to go on with when the frame above is left.</summary>
        public ListNode? Pending { get; init; }
    }
}
