using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>Turns the nodes of one list into entries: names apart from amounts, classes of additives opened, remarks put aside.</summary>
internal sealed class EntryShaper(string text, CharacterFolding folding, ListWords words, TermTrie<WordTerm> terms)
{
    private static readonly HashSet<string> Tails = new(["等", "等等", "粉", "油", "液", "酱", "汁", "类"], StringComparer.Ordinal);

    public List<IngredientEntry> All { get; } = [];

    public void Add(List<ListNode> nodes, IngredientEntry? parent, string? function, List<IngredientEntry> into)
    {
        foreach (var node in nodes)
            Add(node, parent, function, into);
    }

    private void Add(ListNode node, IngredientEntry? parent, string? function, List<IngredientEntry> into)
    {
        var entry = Shape(node, parent, function);
        if (parent is not null && entry.Kind == ListWord.Remark && node.Contents is null)
        {
            parent.Remark(entry.Folded);
            return;
        }

        if (entry.Folded.Length == 0 || (node.RunsOn && Tails.Contains(entry.Folded)))
        {
            parent?.Remark(Folded(node));
            Add(node.Contents ?? [], parent, function, into);
            return;
        }

        if (entry.Kind == ListWord.FunctionClass && node.Contents is { Count: > 0 } members && !AreRemarks(members))
        {
            AddGroup(node, members, parent, entry.Name, into);
            return;
        }

        into.Add(entry);
        All.Add(entry);
        if (node.Contents is { } contents)
            AddContents(contents, entry, node.OpenEnded, into);
    }

    /// <summary>着色剂（焦糖色）: the class is not an ingredient, its members are.</summary>
    private void AddGroup(ListNode node, List<ListNode> members, IngredientEntry? parent, string function, List<IngredientEntry> into)
    {
        var end = node.OpenEnded ? GroupEnd(members) : members.Count;
        Add(members.GetRange(0, end), parent, function, into);
        Add(members.GetRange(end, members.Count - end), parent, function: null, into);
    }

    /// <summary>食品添加剂：… on the top level has no bracket to end it: it ends where the entries are no additives any more.</summary>
    private void AddContents(List<ListNode> members, IngredientEntry owner, bool openEnded, List<IngredientEntry> into)
    {
        var end = openEnded ? GroupEnd(members) : members.Count;
        var contents = new List<IngredientEntry>(end);
        Add(members.GetRange(0, end), owner, function: null, contents);
        owner.Contents = contents;
        Add(members.GetRange(end, members.Count - end), parent: null, function: null, into);
    }

    private int GroupEnd(List<ListNode> members)
    {
        var end = Math.Min(1, members.Count);
        while (end < members.Count && MayBeAdditive(members[end]))
            end++;
        return end;
    }

    private bool MayBeAdditive(ListNode node)
    {
        var folded = Folded(node);
        return words.Kind(folded) == ListWord.FunctionClass || IsAdditive(folded);
    }

    private bool IsAdditive(string folded) => terms.Find(folded)?.Additive is not null || InsNumber.Reads(folded);

    private bool AreRemarks(List<ListNode> nodes) =>
        nodes.TrueForAll(n => n.Contents is null && Shape(n, parent: null, function: null) is var e
            && (e.Kind == ListWord.Remark || e.Folded.Length == 0));

    private string Folded(ListNode node) => folding.Fold(text.AsSpan(node.Start, node.End - node.Start));

    private IngredientEntry Shape(ListNode node, IngredientEntry? parent, string? function)
    {
        var folded = Folded(node);
        var kept = Quantities.Trim(folded);
        if (words.ClassLength(folded) is > 0 and var length && IsAdditive(folded[length..].TrimStart('-')))
        {
            function ??= folded[..length];
            kept = (folded[length] == '-' ? length + 1 : length)..;
        }

        var span = new TextSpan(node.Start, node.End - node.Start);
        var name = folded;
        if (!kept.Equals(Range.All))
        {
            name = folded[kept];
            span = Unfold(node, kept.GetOffsetAndLength(folded.Length));
        }

        return new IngredientEntry
        {
            Name = text.Substring(span.Start, span.Length),
            Folded = name,
            Span = span,
            Parent = parent,
            Function = function,
            Kind = words.Kind(name),
            RunsOn = node.RunsOn,
        };
    }

    /// <summary>A stretch of the folded name as a stretch of the text as typed.</summary>
    private TextSpan Unfold(ListNode node, (int Offset, int Length) kept)
    {
        var start = node.Start;
        var end = node.Start;
        var count = 0;
        for (var i = node.Start; i < node.End && count < kept.Offset + kept.Length; i++)
        {
            if (folding.Ignores(text[i]))
                continue;
            if (count == kept.Offset)
                start = i;
            count++;
            end = i + 1;
        }

        return kept.Length == 0 ? new TextSpan(node.Start, 0) : new TextSpan(start, end - start);
    }
}
