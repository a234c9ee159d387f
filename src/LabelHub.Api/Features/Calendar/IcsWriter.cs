using System.Globalization;
using System.Text;
using LabelHub.Domain.Reminders;

namespace LabelHub.Api.Features.Calendar;

/// <summary>
/// A whole day in a calendar. The uid of a due date stays the same, so that a phone replaces
/// the day and does not double it.
/// </summary>
public sealed record CalendarDay(string Uid, DateOnly Date, string Summary, string Description);

/// <summary>Writes RFC 5545: text escaped, lines folded at 75 bytes between characters, CRLF at every end.</summary>
public sealed class IcsWriter
{
    private const int LineBytes = 75;
    private readonly StringBuilder _text = new();

    public static string Write(string name, IEnumerable<CalendarDay> days, DateTimeOffset now)
    {
        var ics = new IcsWriter();
        ics.Line("BEGIN", "VCALENDAR");
        ics.Line("VERSION", "2.0");
        ics.Line("PRODID", "-//LabelHub//Reminders//ZH");
        ics.Line("CALSCALE", "GREGORIAN");
        ics.Line("METHOD", "PUBLISH");
        ics.Line("X-WR-CALNAME", Escape(name));
        ics.Line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        foreach (var day in days)
            ics.Add(day, now);
        ics.Line("END", "VCALENDAR");
        return ics._text.ToString();
    }

    private void Add(CalendarDay day, DateTimeOffset now)
    {
        Line("BEGIN", "VEVENT");
        Line("UID", Escape(day.Uid));
        Line("DTSTAMP", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line("DTSTART;VALUE=DATE", Date(day.Date));
        Line("DTEND;VALUE=DATE", Date(day.Date.Plus(1)));
        Line("SUMMARY", Escape(day.Summary));
        Line("DESCRIPTION", Escape(day.Description));
        Line("TRANSP", "TRANSPARENT");
        Line("END", "VEVENT");
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>RFC 5545 §3.3.11; control characters other than a line's end have no place in a text.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\\' => escaped.Append(@"\\"),
                ';' => escaped.Append(@"\;"),
                ',' => escaped.Append(@"\,"),
                '\n' => escaped.Append(@"\n"),
                _ when char.IsControl(character) => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private void Line(string name, string value)
    {
        var bytes = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                _text.Append("\r\n ");
                bytes = 1;
            }

            _text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }
}
