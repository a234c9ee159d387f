namespace LabelHub.Api.Http;

/// <summary>What no text may hold, because it cannot be kept or sent on: NUL characters.</summary>
public static class TextShape
{
    public const string NotStorable = "含有无法保存的字符（空字符），请删掉后再试。";

    public static bool IsStorable(string text) => !text.Contains('\0');
}
