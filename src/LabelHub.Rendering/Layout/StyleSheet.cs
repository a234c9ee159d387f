using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>What a stretch of text is to the reader.</summary>
internal enum TextRole
{
    Title,

    /// <summary>Boxed words.</summary>
    Tag,

    /// <summary>草稿: boxed and bigger than other boxed words.</summary>
    DraftMark,

    /// <summary>What stands before the colon.</summary>
    Caption,
    Body,

    /// <summary>Words inside a text that stand out: allergens.</summary>
    Stressed,
    Date,
    NetContent,
}

/// <summary>The ink heights of one attempt, in dots.</summary>
internal readonly record struct StyleSheet(int Body, int Title, int Date, int NetContent)
{
    /// <summary>Boxed words stand out by weight and frame more than by size.</summary>
    public int Tag => ((Body * 9) + 4) / 8;

    public int DraftMark => Math.Max(Tag, Math.Min(Title, Body * 3 / 2));

    /// <summary>Bold is for what is looked for: captions, dates, net content and name.</summary>
    public TextStyle Of(TextRole role) => role switch
    {
        TextRole.Title => new TextStyle(FontWeight.Bold, Title),
        TextRole.Tag => new TextStyle(FontWeight.Bold, Tag),
        TextRole.DraftMark => new TextStyle(FontWeight.Bold, DraftMark),
        TextRole.Date => new TextStyle(FontWeight.Bold, Date),
        TextRole.NetContent => new TextStyle(FontWeight.Bold, NetContent),
        TextRole.Caption or TextRole.Stressed => new TextStyle(FontWeight.Bold, Body),
        _ => new TextStyle(FontWeight.Regular, Body),
    };
}
