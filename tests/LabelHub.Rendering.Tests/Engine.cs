using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests;

/// <summary>The one engine of the test run, over the fonts that are copied beside the tests.</summary>
internal static class Engine
{
    public static string FontFolder { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    private static readonly Lazy<TextEngine> Opened = new(() => TextEngine.Open(FontFolder));

    public static TextEngine Shared => Opened.Value;

    public static TextStyle Regular(int inkHeight) => new(FontWeight.Regular, inkHeight);

    public static TextStyle Bold(int inkHeight) => new(FontWeight.Bold, inkHeight);
}
