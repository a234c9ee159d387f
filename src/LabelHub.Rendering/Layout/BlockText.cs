using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>A block cut into the stretches that differ in style.</summary>
internal sealed class BlockText
{
    public BlockText(LabelBlock block)
    {
        Block = block;
        var role = RoleOf(block.Kind);
        Parts = role is TextRole.Body or TextRole.NetContent ? [.. Captioned(block, role)] : [new ShapedWords(block, role, block.Text)];
    }

    public LabelBlock Block { get; }

    public IReadOnlyList<ShapedWords> Parts { get; }

    private static IEnumerable<ShapedWords> Captioned(LabelBlock block, TextRole role)
    {
        if (block.Lead.Length > 0)
            yield return new ShapedWords(block, TextRole.Caption, block.Lead);
        var done = 0;
        foreach (var span in block.Stressed)
        {
            if (span.Start > done)
                yield return new ShapedWords(block, role, block.Value[done..span.Start]);
            yield return new ShapedWords(block, TextRole.Stressed, block.Value[span.Start..span.End]);
            done = span.End;
        }

        if (done < block.Value.Length)
            yield return new ShapedWords(block, role, block.Value[done..]);
    }

    private static TextRole RoleOf(LabelBlockKind kind) => kind switch
    {
        LabelBlockKind.Title => TextRole.Title,
        LabelBlockKind.RequiredWord or LabelBlockKind.ReprintMark => TextRole.Tag,
        LabelBlockKind.DraftMark => TextRole.DraftMark,
        LabelBlockKind.NetContent => TextRole.NetContent,
        LabelBlockKind.Date => TextRole.Date,
        _ => TextRole.Body,
    };
}
