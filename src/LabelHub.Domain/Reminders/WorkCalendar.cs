using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Reminders;

/// <summary>
/// Working days, from the dated files under <c>rules/calendar/</c>. A year without a file is unknown: only its weekends
/// are free, and <see cref="Knows"/> says so.
/// </summary>
public sealed class WorkCalendar
{
    private const string Folder = "calendar/";
    private readonly HashSet<int> _years = [];
    private readonly HashSet<DateOnly> _holidays = [];
    private readonly HashSet<DateOnly> _workdays = [];

    private WorkCalendar(string edition) => Edition = edition;

    /// <summary>Changes with any of the files.</summary>
    public string Edition { get; }

    /// <summary>Reads the calendar files among the sources; other sources are passed over.</summary>
    /// <exception cref="RuleFileException">A file is broken; the message names file and line.</exception>
    public static WorkCalendar Compile(IReadOnlyList<RuleSource> sources)
    {
        RuleSource[] files =
        [
            .. sources.Where(s => s.Path.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(s => s.Path, StringComparer.Ordinal),
        ];
        var calendar = new WorkCalendar(RuleSource.EditionOf(files));
        foreach (var file in files)
            calendar.Add(RuleYaml.Read<CalendarFile>(file), file);
        return calendar;
    }

    /// <summary>Whether the year's holidays are known; else only weekends count as free.</summary>
    public bool Knows(int year) => _years.Contains(year);

    public bool IsWorkday(DateOnly date) =>
        _workdays.Contains(date) || (!_holidays.Contains(date) && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The day itself if it is a working day, else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly date)
    {
        while (!IsWorkday(date) && date > DateOnly.MinValue)
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>The last working day before it.</summary>
    public DateOnly Before(DateOnly date) => OnOrBefore(date.Plus(-1));

    private void Add(CalendarFile file, RuleSource source)
    {
        if (file.Status is CitationStatus.Product or CitationStatus.Unverified)
            throw new RuleFileException(
                source.Path, RuleFileText.LineOf(source, "status:"), "only what was read may move a due date: 'verified' or 'notice'");
        if (!_years.Add(file.Year))
            throw new RuleFileException(
                source.Path, RuleFileText.LineOf(source, "year:"), FormattableString.Invariant($"{file.Year} has a file already"));
        foreach (var holiday in file.Holidays)
        {
            Check(file, holiday.From, source);
            Check(file, holiday.Until, source);
            for (var day = holiday.From; day <= holiday.Until; day = day.AddDays(1))
                _holidays.Add(day);
        }

        foreach (var day in file.Workdays)
        {
            Check(file, day, source);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || _holidays.Contains(day))
                throw Broken(source, day, "is no free day of the week that is worked instead");
            _workdays.Add(day);
        }
    }

    private static void Check(CalendarFile file, DateOnly day, RuleSource source)
    {
        if (day.Year != file.Year)
            throw Broken(source, day, "does not lie in the file's year");
    }

    private static RuleFileException Broken(RuleSource source, DateOnly day, string problem)
    {
        var date = FormattableString.Invariant($"{day:yyyy-MM-dd}");
        return new RuleFileException(source.Path, RuleFileText.LineOf(source, date), $"{date} {problem}");
    }
}

/// <summary>A year's holidays and the weekend days worked instead, as the State Council's notice sets them.</summary>
internal sealed class CalendarFile
{
    public required int Year { get; set; }

    public required CitationStatus Status { get; set; }

    /// <summary>Which notice, and where it was read.</summary>
    public required string Source { get; set; }

    public required List<HolidayFile> Holidays { get; set; }

    public required List<DateOnly> Workdays { get; set; }
}

internal sealed class HolidayFile
{
    public required string Name { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; set; }
}
