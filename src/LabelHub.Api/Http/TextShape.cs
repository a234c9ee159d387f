using System.Globalization;

namespace LabelHub.Api.Http;

/// <summary>What no text may hold, because it cannot be kept or sent on: NUL characters.</summary>
public static class TextShape
{
    public const string NotStorable = "含有无法保存的字符（空字符），请删掉后再试。";

    /// <summary>Control characters, and those that only steer how others are shown.</summary>
    public static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    public static bool IsStorable(string text) => !text.Contains('\0');
}
