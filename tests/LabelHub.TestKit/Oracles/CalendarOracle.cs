using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>An event as npm <c>ical.js</c> read it.</summary>
public sealed record ReadEvent(string Uid, string Start, string End, bool AllDay, string Summary, string Description);

/// <summary>Reads iCalendar with a reader that knows nothing of the product.</summary>
public static class CalendarOracle
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="InvalidOperationException">It is no iCalendar.</exception>
    public static async Task<IReadOnlyList<ReadEvent>> ReadAsync(string ics)
    {
        var output = await Programs.OutputOfAsync("node", [Repository.PathOf("tests", "printer-oracles", "calendar.mjs")], ics);
        return JsonSerializer.Deserialize<List<ReadEvent>>(output, Json)!;
    }
}
