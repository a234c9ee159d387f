using System.Globalization;
using System.Text;

namespace LabelHub.Api.Http;

/// <summary>What texts may not hold: what cannot be kept, what nobody sees, what steers how others are shown.</summary>
public static class TextShape
{
    public const string NotStorable = "里面有看不见的坏字符，请删掉重新输入。";
    public const string Hidden = "里面有看不见的字符，请删掉重新输入。";

    /// <summary>Letters by their category that show nothing.</summary>
    private static readonly int[] Blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x2800, 0x3164, 0xFFA0];

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "无", "暂无", "没有", "未知", "不详", "不清楚", "待定", "待补", "待填", "待办", "略", "空", "同上", "正在办理", "办理中", "正在办",
        "申请中", "正在申请", "审批中", "暂未办理", "未办理", "尚未办理", "见包装", "详见包装", "见外包装", "见瓶身", "见标签", "na", "none", "null",
        "nil", "test", "测试", "xxx", "xx",
    };

    public static bool IsStorable(string text) => !text.Contains('\0');

    /// <summary>Whether all of a name can be seen: no control, direction, zero-width or unassigned characters, and not blanks alone.</summary>
    public static bool IsVisible(string text) => !string.IsNullOrWhiteSpace(text) && !HasHidden(text);

    /// <summary>Whether a text that may be empty has a character that nobody sees.</summary>
    public static bool HasHidden(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            // half a pair
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return true;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
                || Blank.Contains(rune.Value))
                return true;
            i += rune.Utf16SequenceLength;
        }

        return false;
    }

    /// <summary>Whether a text stands for nothing: a sign, a word for none or for pending, a number of zeros.</summary>
    public static bool IsPlaceholder(string text)
    {
        var letters = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
        return letters.Length == 0 || letters.All(c => c == '0') || Placeholders.Contains(letters);
    }

    /// <summary>What is wrong with a name that is kept; null when nothing is.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="text">As sent.</param>
    /// <param name="most">Characters.</param>
    public static FieldError? Name(string field, string? text, int most) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => new FieldError(field, $"请填{FieldWords.NameOf(field) ?? "这一项"}。"),
        _ when text.Length > most => new FieldError(field, FormattableString.Invariant($"文字太长，最多 {most} 个字。")),
        _ when HasHidden(text) => new FieldError(field, Hidden),
        _ => null,
    };

    /// <summary>The same for a name that may be left out or empty.</summary>
    public static FieldError? OptionalName(string field, string? text, int most) => string.IsNullOrEmpty(text) ? null : Name(field, text, most);
}
