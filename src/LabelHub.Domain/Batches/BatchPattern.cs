using System.Globalization;
using System.Text;

namespace LabelHub.Domain.Batches;

/// <summary>What a batch number is made from beside its running number.</summary>
/// <param name="ProductionDate">The day it was made.</param>
/// <param name="ProductionTime">For <c>{HHmm}</c>.</param>
/// <param name="Shift">For <c>{shift}</c>: A or B.</param>
/// <param name="Pot">For <c>{pot}</c>: 锅次.</param>
/// <param name="Tank">For <c>{tank}</c>: 罐、坛、桶.</param>
/// <param name="Press">For <c>{press}</c>: 榨次.</param>
public sealed record BatchMarks(
    DateOnly ProductionDate, TimeOnly? ProductionTime, string Shift = "A", int Pot = 1, int Tank = 1, int Press = 1);

/// <summary>
/// How a workshop numbers its batches, such as <c>{yyyyMMdd}-{pot}锅{seq2}</c>. The running number counts within
/// everything else of the pattern, so it starts again with each new day, month or pot that the pattern names.
/// </summary>
public sealed class BatchPattern
{
    /// <summary>Used where a product names none.</summary>
    public const string Default = "{yyyyMMdd}-{seq2}";

    public const int MaxLength = 40;

    // letters and signs without ink: Hangul fillers and the empty Braille cell
    private const string Fillers = "\u115F\u1160\u3164\uFFA0\u2800";

    private const string SequenceSlot = "{seq}";

    private static readonly Dictionary<string, Func<BatchMarks, string>> Tokens = new(StringComparer.Ordinal)
    {
        ["yyyyMMdd"] = m => m.ProductionDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        ["yyMMdd"] = m => m.ProductionDate.ToString("yyMMdd", CultureInfo.InvariantCulture),
        ["yyyyMM"] = m => m.ProductionDate.ToString("yyyyMM", CultureInfo.InvariantCulture),
        ["yyyy"] = m => m.ProductionDate.ToString("yyyy", CultureInfo.InvariantCulture),
        ["ddd"] = m => m.ProductionDate.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        ["HHmm"] = m => (m.ProductionTime ?? TimeOnly.MinValue).ToString("HHmm", CultureInfo.InvariantCulture),
        ["shift"] = m => m.Shift,
        ["pot"] = m => m.Pot.ToString(CultureInfo.InvariantCulture),
        ["tank"] = m => m.Tank.ToString(CultureInfo.InvariantCulture),
        ["press"] = m => m.Press.ToString(CultureInfo.InvariantCulture),
        ["seq2"] = _ => SequenceSlot,
        ["seq3"] = _ => SequenceSlot,
    };

    private readonly string _pattern;
    private readonly string _sequenceFormat;

    private BatchPattern(string pattern, string sequenceFormat)
    {
        _pattern = pattern;
        _sequenceFormat = sequenceFormat;
    }

    /// <summary>Whether a batch without a production time cannot be numbered.</summary>
    public bool NeedsTime => _pattern.Contains("{HHmm}", StringComparison.Ordinal);

    /// <summary>What is wrong with a pattern, in plain Chinese; null when it can be used.</summary>
    public static string? Problem(string? pattern)
    {
        if (pattern is null)
            return null;
        if (pattern.Length is 0 or > MaxLength)
            return FormattableString.Invariant($"批号规则是 1 到 {MaxLength} 个字，例如 {Default}。");
        if (HasUnseen(pattern) || pattern != pattern.Trim())
            return "批号规则里不能有看不见的字符，开头和结尾也不能是空格，例如 {yyyyMMdd}-{seq2}。";
        var names = new List<string>();
        if (!TryReadTokens(pattern, names))
            return "批号规则里的大括号要成对，例如 {yyyyMMdd}-{seq2}。";
        if (names.FirstOrDefault(n => !Tokens.ContainsKey(n)) is { } unknown)
            return $"批号规则里没有 {{{unknown}}} 这一项，可用：{string.Join(" ", Tokens.Keys.Select(k => $"{{{k}}}"))}。";
        return names.Count(n => n.StartsWith("seq", StringComparison.Ordinal)) > 1 ? "批号规则里的流水号只能有一个，例如 {yyyyMMdd}-{seq2}。" : null;
    }

    /// <summary>Reads a pattern that has no <see cref="Problem"/>; see <see cref="Number"/> for one without a running number.</summary>
    public static BatchPattern Parse(string? pattern)
    {
        if (Problem(pattern) is { } problem)
            throw new ArgumentException(problem, nameof(pattern));
        var text = pattern ?? Default;
        return new BatchPattern(text, text.Contains("{seq3}", StringComparison.Ordinal) ? "000" : "00");
    }

    /// <summary>Everything but the running number filled in: the series it counts within.</summary>
    public string Series(BatchMarks marks)
    {
        var series = new StringBuilder();
        for (var i = 0; i < _pattern.Length;)
        {
            if (_pattern[i] != '{')
            {
                series.Append(_pattern[i++]);
                continue;
            }

            var end = _pattern.IndexOf('}', i);
            series.Append(Tokens[_pattern[(i + 1)..end]](marks));
            i = end + 1;
        }

        return series.ToString();
    }

    /// <summary>The number itself. Without a running number in the pattern, the second batch of a series gets -02 behind.</summary>
    public string Number(string series, int sequence)
    {
        var running = sequence.ToString(_sequenceFormat, CultureInfo.InvariantCulture);
        if (series.Contains(SequenceSlot, StringComparison.Ordinal))
            return series.Replace(SequenceSlot, running, StringComparison.Ordinal);
        return sequence == 1 ? series : series + "-" + running;
    }

    /// <summary>
    /// Whether a text holds characters that nobody sees on paper: control and direction marks, blanks other than the space,
    /// fillers, and what lies outside the characters in use. A batch number is read aloud and typed again.
    /// </summary>
    public static bool HasUnseen(string text) => text.Any(c => c != ' ' && (Fillers.Contains(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    private static bool TryReadTokens(string pattern, List<string> names)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '}')
                return false;
            if (pattern[i] != '{')
                continue;
            var end = pattern.IndexOf('}', i);
            if (end < 0)
                return false;
            names.Add(pattern[(i + 1)..end]);
            i = end;
        }

        return true;
    }
}
