using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>A block cut into the stretches that differ in style.</summary>
internal sealed class BlockText
{
    public BlockText(LabelBlock block)
    {
        Block = block;
        Lead = block.Lead;
        Text = Lead + block.Value;
        var role = RoleOf(block.Kind);
        Parts = role is TextRole.Body or TextRole.NetContent ? Captioned(role) : [new ShapedWords(block, role, Text)];
    }

    public LabelBlock Block { get; }

    /// <summary>The caption with its colon, or nothing.</summary>
    public string Lead { get; }

    /// <summary>Caption and value.</summary>
    public string Text { get; }

    public IReadOnlyList<ShapedWords> Parts { get; }

    private List<ShapedWords> Captioned(TextRole role)
    {
        var parts = new List<ShapedWords>(2 + (2 * Block.Stressed.Count));
        if (Lead.Length > 0)
            parts.Add(new ShapedWords(Block, TextRole.Caption, Lead));
        var done = 0;
        foreach (var span in Block.Stressed)
        {
            if (span.Start > done)
                parts.Add(new ShapedWords(Block, role, Block.Value[done..span.Start]));
            parts.Add(new ShapedWords(Block, TextRole.Stressed, Block.Value[span.Start..span.End]));
            done = span.End;
        }

        if (done < Block.Value.Length)
            parts.Add(new ShapedWords(Block, role, Block.Value[done..]));
        return parts;
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
