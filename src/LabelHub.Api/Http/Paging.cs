using LabelHub.Persistence.Ids;

namespace LabelHub.Api.Http;

/// <summary>A page of a list; the cursor is the last id of the page before.</summary>
public sealed record PageView<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>The query of a list: <c>?limit=&amp;cursor=</c>.</summary>
/// <param name="Limit">At least 1, 50 by default; a page has 100 at most.</param>
/// <param name="Cursor">From the page before.</param>
public sealed record PageQuery(int? Limit, string? Cursor)
{
    private const int Default = 50;
    private const int Max = 100;

    /// <summary>How many to read: one more than asked for tells whether a next page is there.</summary>
    public int Size => Math.Clamp(Limit ?? Default, 1, Max);

    /// <summary>
    /// The id to go on after; empty for the first page. An error when the cursor is none of ours
    /// or the limit asks for nothing.
    /// </summary>
    public (Guid After, FieldError? Error) Start(string kind)
    {
        if (Limit < 1)
            return (default, new FieldError("limit", FormattableString.Invariant($"每页 1 到 {Max} 条。")));
        if (string.IsNullOrEmpty(Cursor))
            return default;
        return PublicId.TryParse(kind, Cursor, out var id) ? (id, null) : (default, new FieldError("cursor", "翻页位置不对，请从第一页重新开始。"));
    }

    /// <summary>Cuts the surplus row off and makes the cursor.</summary>
    public PageView<TView> Page<TRow, TView>(List<TRow> rows, Func<TRow, TView> view, Func<TRow, string> id) =>
        new([.. rows.Take(Size).Select(view)], rows.Count > Size ? id(rows[Size - 1]) : null);
}
