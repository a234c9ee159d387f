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

    private readonly string text;
    private readonly int length;
    private readonly CharacterFolding folding;
    private readonly ListWords words;
    private readonly bool spacesSeparate;
    private readonly Stack<Frame> frames = new();
    private Frame frame = new([], IsColon: false, Opened: -1);
    private ListNode? current;
    private bool afterSeparator;

    private ListReader(string text, int length, CharacterFolding folding, ListWords words)
    {
        this.text = text;
        this.length = length;
        this.folding = folding;
        this.words = words;
        spacesSeparate = !text.AsSpan(0, length).ContainsAny(CommonSeparators);
    }

    /// <summary>The top level of the list.</summary>
    public List<ListNode> Nodes => frame.Nodes;

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
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (Signs.Opens(c))
                Open(i);
            else if (Signs.Closes(c))
                Close(i);
            else if (Signs.IsColon(c) && Colon(i))
                continue;
            else if (Separates(i))
                Separate(i);
            else if (!folding.Ignores(c))
                Extend(i);
        }

        while (frames.Count > 0)
        {
            if (!frame.IsColon)
                Note(PunctuationFault.UnclosedBracket, frame.Opened);
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
        var c = text[i];
        if (Signs.IsColon(c))
            return true;
        if (Signs.Separates(c))
            return !IsInsideName(i);
        if (spacesSeparate && char.IsWhiteSpace(c))
            return true;
        return Signs.MaySeparate(c) && i > 0 && i + 1 < length && IsWordEnd(text[i - 1]) && Signs.IsHan(text[i + 1]);
    }

    private static bool IsWordEnd(char c) => Signs.IsHan(c) || Signs.Closes(c);

    /// <summary>The one additive with a separator in its name: 单，双甘油脂肪酸酯.</summary>
    private bool IsInsideName(int i) =>
        i > 0 && text[i - 1] == '单' && string.CompareOrdinal(text, i + 1, "双甘油", 0, 3) == 0;

    private void Extend(int i)
    {
        afterSeparator = false;
        if (current is { Closed: true })
            Follow(i);
        current ??= new ListNode(i, i);
        current.End = i + 1;
    }

    /// <summary>Text behind a closed bracket: the name itself where the bracket stood first (（冷冻）虾仁), else the next entry.</summary>
    private void Follow(int i)
    {
        if (current!.End == current.Start)
        {
            current.Start = current.End = i;
            current.Closed = false;
            return;
        }

        Finish();
        current = new ListNode(i, i) { RunsOn = true };
    }

    private void Open(int i)
    {
        afterSeparator = false;
        current ??= new ListNode(i, i);
        Enter(i, isColon: false);
    }

    private void Close(int i)
    {
        Finish();
        while (frame.IsColon)
            Leave();
        if (frames.Count == 0)
        {
            Note(PunctuationFault.StrayBracket, i);
            return;
        }

        Leave();
        if (current is not null)
            current.Closed = true;
    }

    private void Separate(int i)
    {
        var wasSeparator = afterSeparator && current is null;
        afterSeparator = !Signs.Breaks(text[i]) && !char.IsWhiteSpace(text[i]) && !Signs.IsColon(text[i]);
        if (wasSeparator && afterSeparator)
            Note(PunctuationFault.DoubledSeparator, i);
        Finish();
        if (!Signs.Breaks(text[i]) || wasSeparator)
            return;
        while (frame.IsColon)
            LeaveColon();
    }

    /// <summary>A caption before a colon is passed over; behind a class of additives the colon opens a group.</summary>
    private bool Colon(int i)
    {
        if (current is not { Closed: false } label || label.End - label.Start > 24)
            return false;
        var folded = folding.Fold(text.AsSpan(label.Start, label.End - label.Start));
        var kind = words.Kind(folded);
        if (kind == ListWord.Caption)
        {
            current = null;
            return true;
        }

        if (kind is not (ListWord.FunctionClass or ListWord.AdditiveGroup) && !ListWords.IsBlend(folded))
            return false;
        if (frame.IsColon && kind == ListWord.FunctionClass)
        {
            current = null;
            LeaveColon();
            current = label;
        }

        label.OpenEnded = frames.Count == 0;
        Enter(i, isColon: true);
        return true;
    }

    private void Enter(int i, bool isColon)
    {
        var owner = current!;
        var contents = frames.Count < MaxDepth ? owner.Contents ??= [] : frame.Nodes;
        frames.Push(frame with { Pending = owner });
        frame = new Frame(contents, isColon, i);
        current = null;
    }

    /// <summary>Back to the entry whose bracket or colon was open.</summary>
    private void Leave()
    {
        Finish();
        frame = frames.Pop();
        current = frame.Pending;
        frame = frame with { Pending = null };
    }

    private void LeaveColon()
    {
        Leave();
        Finish();
    }

    private void Finish()
    {
        if (current is { } node && (node.End > node.Start || node.Contents is { Count: > 0 }))
            frame.Nodes.Add(node);
        current = null;
    }

    private sealed record Frame(List<ListNode> Nodes, bool IsColon, int Opened)
    {
        /// <summary>The entry to go on with when the frame above is left.</summary>
        public ListNode? Pending { get; init; }
    }
}
