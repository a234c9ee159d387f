using LabelHub.Domain.Labels;
using LabelHub.Persistence.Batches;

namespace LabelHub.Api.Public;

/// <summary>One line of the label as it was printed.</summary>
public sealed record PrintedLine(string Caption, string Text);

/// <summary>What a scanned label shows: the fields as printed last, what was printed before, and whether the food is still good.</summary>
public sealed record TracePageModel
{
    public required string FoodName { get; init; }

    public required IReadOnlyList<PrintedLine> Lines { get; init; }

    /// <summary>Every wording that was printed, the newest first; none while nothing was printed.</summary>
    public IReadOnlyList<PrintedVersion> Versions { get; init; } = [];

    public required Freshness Freshness { get; init; }

    public required Expiry? Expiry { get; init; }

    /// <summary>A recalled batch says so before anything else.</summary>
    public required BatchState State { get; init; }

    /// <summary>When the page was made, in Shanghai: the clock the freshness was read from.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Whether the food is still good by the server's clock.</summary>
public enum Freshness
{
    InDate,
    LastDay,
    Expired,

    /// <summary>The label states no shelf life.</summary>
    NotStated,
}

/// <summary>Reads freshness from an expiry and a moment in Shanghai.</summary>
public static class Freshnesses
{
    public static Freshness Of(Expiry? expiry, DateTime shanghaiNow)
    {
        if (expiry is not { } end)
            return Freshness.NotStated;
        var today = DateOnly.FromDateTime(shanghaiNow);
        if (today > end.Date || (today == end.Date && end.Time is { } time && TimeOnly.FromDateTime(shanghaiNow) > time))
            return Freshness.Expired;
        return today == end.Date ? Freshness.LastDay : Freshness.InDate;
    }
}
