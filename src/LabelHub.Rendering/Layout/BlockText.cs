using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>A block cut into the stretches that differ in style.</summary>
internal sealed class BlockText
{
    public BlockText(LabelBlock block)
    {
        Block = block;
        var role = RoleOf(block.Kind);
        Parts = role is TextRole.Body or TextRole.NetContent && block.Lead.Length > 0
            ? [new ShapedWords(block, TextRole.Caption, block.Lead), new ShapedWords(block, role, block.Value)]
            : [new ShapedWords(block, role, block.Text)];
    }

    public LabelBlock Block { get; }

    public IReadOnlyList<ShapedWords> Parts { get; }

    private static TextRole RoleOf(LabelBlockKind kind) => kind switch
    {
        LabelBlockKind.Title => TextRole.Title,
        LabelBlockKind.RequiredWord => TextRole.Tag,
        LabelBlockKind.DraftMark => TextRole.DraftMark,
        LabelBlockKind.NetContent => TextRole.NetContent,
        LabelBlockKind.Date => TextRole.Date,
        _ => TextRole.Body,
    };
}
