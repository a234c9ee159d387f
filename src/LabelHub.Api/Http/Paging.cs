using LabelHub.Persistence.Ids;

namespace LabelHub.Api.Http;

/// <summary>A page of a list; the cursor is the last id of the page before.</summary>
public sealed record PageView<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>The query of a list: <c>?limit=&amp;cursor=</c>.</summary>
/// <param name="Limit">1 to 100; 50 by default.</param>
/// <param name="Cursor">From the page before.</param>
public sealed record PageQuery(int? Limit, string? Cursor)
{
    private const int Default = 50;
    private const int Max = 100;

    /// <summary>How many to read: one more than asked for tells whether a next page is there.</summary>
    public int Size => Math.Clamp(Limit ?? Default, 1, Max);

    /// <summary>The id to go on after; empty for the first page. Null when the cursor is none of ours.</summary>
    public Guid? After(string kind) => string.IsNullOrEmpty(Cursor) ? Guid.Empty : PublicId.TryParse(kind, Cursor, out var id) ? id : null;

    /// <summary>Cuts the surplus row off and makes the cursor.</summary>
    public PageView<TView> Page<TRow, TView>(List<TRow> rows, Func<TRow, TView> view, Func<TRow, string> id) =>
        new([.. rows.Take(Size).Select(view)], rows.Count > Size ? id(rows[Size - 1]) : null);
}
