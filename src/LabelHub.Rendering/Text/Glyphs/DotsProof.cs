using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>
/// Draws some hundred glyphs and compares them with those that labels are tested with. Skia draws with its own FreeType on every
/// Linux, so other dots mean other software than was tested; on Windows and macOS it draws with what the system has.
/// </summary>
internal static class DotsProof
{
    /// <summary>FreeType takes settings from it, which change the stems of nearly every glyph.</summary>
    public const string Variable = "FREETYPE_PROPERTIES";

    /// <summary>What <see cref="HashOf"/> gives with the packages and fonts of this version; it changes together with the reference pictures.</summary>
    public const ulong Expected = 0x1873692c0d3885e9;

    private const string Glyphs =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.:/-%()（），。、；：“”《》【】℃≤×—…"
        + "食品名称配料表净含量生产日期保质至贮存条件地址电话登记证号小作坊执行标准批本产地商家委托经营者规格散装广西桂林重庆"
        + "菜籽油米面豆腐酱醋酒茶糖盐辣椒花生芝麻牛猪羊鸡鸭鱼肉蛋奶果干饼糕粽馕饸饹鬱阴凉干燥避光冷藏密封克毫升年月日个包袋瓶";

    private static readonly (FontWeight Weight, int Em)[] Sizes = [(FontWeight.Regular, 16), (FontWeight.Bold, 25)];

    /// <summary>Refuses a machine that would draw other labels than were tested.</summary>
    /// <returns>What operators should know; null where the dots are the expected ones.</returns>
    public static string? Check(GlyphRasterizer rasterizer, ShapingFont[] fonts) =>
        Verdict(Environment.GetEnvironmentVariable(Variable), OperatingSystem.IsLinux(), HashOf(rasterizer, fonts));

    /// <inheritdoc cref="Check"/>
    /// <param name="properties">The variable's value.</param>
    /// <param name="isLinux">Whether Skia brings its own FreeType.</param>
    /// <param name="hash">Of the glyphs as they are drawn here.</param>
    public static string? Verdict(string? properties, bool isLinux, ulong hash)
    {
        if (!string.IsNullOrEmpty(properties) && isLinux)
            throw new DrawingException($"The environment variable {Variable} changes how letters are drawn, so that labels would differ from the tested ones: start LabelHub without it.");
        if (hash == Expected)
            return null;
        var found = FormattableString.Invariant($"Skia {GlyphRasterizer.Version} draws letters otherwise than was tested ({hash:x16} instead of {Expected:x16})");
        return isLinux
            ? throw new DrawingException($"{found}: install LabelHub again with all its files, or draw the reference pictures anew if a package or a font was changed.")
            : $"{found}: on Windows and macOS labels differ in single dots from those of Linux.";
    }

    /// <summary>FNV-1a over box and bits of every glyph.</summary>
    public static ulong HashOf(GlyphRasterizer rasterizer, ShapingFont[] fonts)
    {
        var hash = 14695981039346656037;
        foreach (var (weight, em) in Sizes)
        {
            foreach (var character in Glyphs)
            {
                var mask = rasterizer.Draw(weight, em, fonts[(int)weight].NominalGlyph(character));
                foreach (var number in (ReadOnlySpan<int>)[mask.Width, mask.Height, mask.Left, mask.Top])
                    Add((byte)number);
                foreach (var bits in mask.Bits)
                    Add(bits);
            }
        }

        return hash;

        void Add(byte value) => hash = unchecked((hash ^ value) * 1099511628211);
    }
}
