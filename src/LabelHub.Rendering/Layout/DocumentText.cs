using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>How fields follow one another, from the easiest to read to the most compact.</summary>
internal enum Arrangement
{
    /// <summary>One field a line.</summary>
    Stacked,

    /// <summary>Two short neighbours share a line, the second starting at the middle.</summary>
    Paired,

    /// <summary>Fields run on, two spaces apart; name and dates keep lines of their own.</summary>
    RunOn,

    /// <summary>Fields run on after the dates too.</summary>
    RunOnThroughout,

    /// <summary>The same, and lines may end inside brackets.</summary>
    RunOnCuttingBrackets,
}

/// <summary>A document's paragraphs for each arrangement, made once and shared by all attempts.</summary>
internal sealed class DocumentText
{
    private readonly Dictionary<(Arrangement Arrangement, bool NetContentInHead), IReadOnlyList<Paragraph>> _bodies = [];
    private readonly List<BlockText> _blocks = [];
    private readonly List<Paragraph> _fields = [];

    public DocumentText(LabelDocument document)
    {
        Document = document;
        var tags = new List<Paragraph>();
        foreach (var block in document.Blocks)
        {
            var words = new BlockText(block);
            var paragraph = Paragraph.Of(words);
            if (block.Kind == LabelBlockKind.Title)
            {
                Title = paragraph;
            }
            else if (block.Kind is LabelBlockKind.RequiredWord or LabelBlockKind.DraftMark or LabelBlockKind.ReprintMark)
            {
                tags.Add(paragraph);
            }
            else
            {
                _blocks.Add(words);
                _fields.Add(paragraph);
            }
        }

        Tags = tags;
        NetContent = _fields.Find(p => p.Block.Kind == LabelBlockKind.NetContent);
    }

    public LabelDocument Document { get; }

    public Paragraph? Title { get; }

    /// <summary>Boxed words beside or under the title.</summary>
    public IReadOnlyList<Paragraph> Tags { get; }

    public Paragraph? NetContent { get; }

    /// <summary>Everything under the head.</summary>
    public IReadOnlyList<Paragraph> Body(Arrangement arrangement, bool netContentInHead)
    {
        var key = (arrangement == Arrangement.Paired ? Arrangement.Stacked : arrangement, netContentInHead);
        if (_bodies.TryGetValue(key, out var known))
            return known;
        var blocks = _blocks.Where(b => !netContentInHead || b.Block != NetContent?.Block).ToList();
        return _bodies[key] = key.Item1 switch
        {
            Arrangement.RunOn => RunOn(blocks),
            Arrangement.RunOnThroughout => [.. Run(blocks, Cohesion.NumbersAndBrackets)],
            Arrangement.RunOnCuttingBrackets => [.. Run(blocks, Cohesion.Numbers)],
            _ => [.. _fields.Where(f => !netContentInHead || f != NetContent)],
        };
    }

    /// <summary>What stands before the dates, each date by itself, and the rest, which the shelf life leads.</summary>
    private List<Paragraph> RunOn(List<BlockText> blocks)
    {
        var split = blocks.FindIndex(b => b.Block.Kind is LabelBlockKind.Date or LabelBlockKind.ShelfLife);
        var before = blocks.Take(split < 0 ? blocks.Count : split);
        return
        [
            .. Run(before, Cohesion.ShortValuesToo),
            .. _fields.Where(f => f.Block.Kind == LabelBlockKind.Date),
            .. Run(blocks.Except(before).Where(b => b.Block.Kind != LabelBlockKind.Date), Cohesion.ShortValuesToo),
        ];
    }

    private static IEnumerable<Paragraph> Run(IEnumerable<BlockText> blocks, Cohesion cohesion)
    {
        BlockText[] run = [.. blocks];
        if (run.Length > 0)
            yield return Paragraph.RunOn(run, cohesion);
    }
}
