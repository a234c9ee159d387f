using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Tests.Text.Glyphs;

/// <summary>The start proves that labels come out as they were tested, or says in a sentence why they would not.</summary>
public class DotsProofTests
{
    [Fact]
    public void Open_OnLinux_DrawsTheExpectedDots()
    {
        if (OperatingSystem.IsLinux())
            Assert.Null(Engine.Shared.Warning);
        else
            Assert.NotNull(Engine.Shared.Warning);
    }

    [Fact]
    public void Verdict_FreeTypePropertiesSet_IsRefused()
    {
        var error = Assert.Throws<DrawingException>(() => DotsProof.Verdict("cff:no-stem-darkening=0", isLinux: true, DotsProof.Expected));

        Assert.Contains("FREETYPE_PROPERTIES", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Verdict_ExpectedDots_SaysNothing(string? properties) => Assert.Null(DotsProof.Verdict(properties, isLinux: true, DotsProof.Expected));

    [Fact]
    public void Verdict_OtherDotsOnLinux_IsRefused() =>
        Assert.Contains("otherwise than was tested", Assert.Throws<DrawingException>(() => DotsProof.Verdict(null, isLinux: true, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("cff:no-stem-darkening=0")]
    public void Verdict_OtherDotsElsewhere_Warns(string? properties) =>
        Assert.Contains("single dots", DotsProof.Verdict(properties, isLinux: false, 1), StringComparison.Ordinal);

    [Fact]
    public void AboutMissingLibrary_AsTheRuntimeReportsIt_IsOneSentence()
    {
        var reported = new TypeInitializationException(
            "SkiaSharp.SkiaApi", new DllNotFoundException("Unable to load shared library or one of its dependencies.\nlibstdc++.so.6: cannot open"));

        var error = DrawingException.AboutMissingLibrary(new InvalidOperationException("outer", reported));

        Assert.NotNull(error);
        Assert.Contains("libstdc++6", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void AboutMissingLibrary_AnotherError_IsLeftAlone() => Assert.Null(DrawingException.AboutMissingLibrary(new InvalidDataException("a font")));
}
