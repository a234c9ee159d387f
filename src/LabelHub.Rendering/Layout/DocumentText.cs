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
}

/// <summary>A document's paragraphs for each arrangement, made once and shared by all attempts.</summary>
internal sealed class DocumentText
{
    private readonly IReadOnlyList<Paragraph> _fields;
    private readonly Lazy<IReadOnlyList<Paragraph>> _runOn;

    public DocumentText(LabelDocument document)
    {
        Document = document;
        var title = document.Blocks.FirstOrDefault(b => b.Kind == LabelBlockKind.Title);
        Title = title is null ? null : Paragraph.Of(title);
        Tags = [.. document.Blocks.Where(IsTag).Select(Paragraph.Of)];
        _fields = [.. document.Blocks.Where(b => b.Kind != LabelBlockKind.Title && !IsTag(b)).Select(Paragraph.Of)];
        _runOn = new Lazy<IReadOnlyList<Paragraph>>(MakeRunOn);
    }

    public LabelDocument Document { get; }

    public Paragraph? Title { get; }

    /// <summary>Boxed words beside or under the title.</summary>
    public IReadOnlyList<Paragraph> Tags { get; }

    /// <summary>Everything under the title.</summary>
    public IReadOnlyList<Paragraph> Body(Arrangement arrangement) => arrangement == Arrangement.RunOn ? _runOn.Value : _fields;

    private static bool IsTag(LabelBlock block) => block.Kind is LabelBlockKind.RequiredWord or LabelBlockKind.DraftMark;

    /// <summary>What stands before the dates, each date by itself, and the rest, which the shelf life leads.</summary>
    private List<Paragraph> MakeRunOn()
    {
        var blocks = _fields.Select(p => p.Block).ToList();
        var firstDate = blocks.FindIndex(b => b.Kind is LabelBlockKind.Date or LabelBlockKind.ShelfLife);
        var split = firstDate < 0 ? blocks.Count : firstDate;
        var paragraphs = new List<Paragraph>();
        AddRun(paragraphs, [.. blocks.Take(split)]);
        paragraphs.AddRange(_fields.Where(p => p.Block.Kind == LabelBlockKind.Date));
        AddRun(paragraphs, [.. blocks.Skip(split).Where(b => b.Kind != LabelBlockKind.Date)]);
        return paragraphs;
    }

    private static void AddRun(List<Paragraph> paragraphs, IReadOnlyList<LabelBlock> blocks)
    {
        if (blocks.Count > 0)
            paragraphs.Add(Paragraph.RunOn(blocks));
    }
}
