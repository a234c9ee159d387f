namespace LabelHub.Domain.Claims.Views;

/// <summary>What had to be undone before a phrase could be read.</summary>
[Flags]
internal enum Techniques : ushort
{
    None = 0,
    Invisible = 1 << 0,
    Space = 1 << 1,
    Symbol = 1 << 2,
    Line = 1 << 3,
    Traditional = 1 << 4,
    Lookalike = 1 << 5,
    Compatibility = 1 << 6,
    Pinyin = 1 << 7,
    Homophone = 1 << 8,
    Components = 1 << 9,
    Emoji = 1 << 10,
    Foreign = 1 << 11,
    SplitFields = 1 << 12,
}

/// <summary>What stood between two letters and was taken out; walls end a clause, the rest does not.</summary>
[Flags]
internal enum Breaks : byte
{
    None = 0,
    Invisible = 1 << 0,
    Space = 1 << 1,
    Symbol = 1 << 2,
    Line = 1 << 3,

    /// <summary>、 and its like: separates items, not clauses.</summary>
    List = 1 << 4,

    /// <summary>A comma: ends a clause.</summary>
    Comma = 1 << 5,

    /// <summary>A full stop and its like: ends a sentence.</summary>
    Stop = 1 << 6,

    /// <summary>Where two fields were joined.</summary>
    Field = 1 << 7,

    ClauseWall = Comma | Stop | Line | Field,
    SentenceWall = Stop | Line | Field,
    SoftWall = List | Comma | Stop | Field,
}
