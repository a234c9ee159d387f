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
}

/// <summary>A document's paragraphs for each arrangement, made once and shared by all attempts.</summary>
internal sealed class DocumentText
{
    private readonly Dictionary<(Arrangement Arrangement, bool NetContentInHead), IReadOnlyList<Paragraph>> _bodies = [];
    private readonly IReadOnlyList<Paragraph> _fields;

    public DocumentText(LabelDocument document)
    {
        Document = document;
        var title = document.Blocks.FirstOrDefault(b => b.Kind == LabelBlockKind.Title);
        Title = title is null ? null : Paragraph.Of(title);
        Tags = [.. document.Blocks.Where(IsTag).Select(Paragraph.Of)];
        _fields = [.. document.Blocks.Where(b => b.Kind != LabelBlockKind.Title && !IsTag(b)).Select(Paragraph.Of)];
        NetContent = _fields.FirstOrDefault(p => p.Block.Kind == LabelBlockKind.NetContent);
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
        IReadOnlyList<Paragraph> fields = netContentInHead ? [.. _fields.Where(p => p != NetContent)] : _fields;
        return _bodies[key] = key.Item1 switch
        {
            Arrangement.RunOn => RunOn(fields),
            Arrangement.RunOnThroughout => [.. Run(fields)],
            _ => fields,
        };
    }

    private static bool IsTag(LabelBlock block) => block.Kind is LabelBlockKind.RequiredWord or LabelBlockKind.DraftMark;

    /// <summary>What stands before the dates, each date by itself, and the rest, which the shelf life leads.</summary>
    private static List<Paragraph> RunOn(IReadOnlyList<Paragraph> fields)
    {
        var split = 0;
        while (split < fields.Count && fields[split].Block.Kind is not (LabelBlockKind.Date or LabelBlockKind.ShelfLife))
            split++;
        return
        [
            .. Run(fields.Take(split)),
            .. fields.Where(p => p.Block.Kind == LabelBlockKind.Date),
            .. Run(fields.Skip(split).Where(p => p.Block.Kind != LabelBlockKind.Date)),
        ];
    }

    private static IEnumerable<Paragraph> Run(IEnumerable<Paragraph> fields)
    {
        LabelBlock[] blocks = [.. fields.Select(p => p.Block)];
        if (blocks.Length > 0)
            yield return Paragraph.RunOn(blocks);
    }
}
