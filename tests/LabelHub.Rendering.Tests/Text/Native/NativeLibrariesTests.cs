using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Tests.Text.Native;

public class NativeLibrariesTests
{
    private static readonly NativeLibrarySpec Gone =
        new("freetype", ["libgone.so.6", "libgone.so"], ["libgone.6.dylib"], ["gone.dll", "gone-6.dll"]);

    [Theory]
    [InlineData(HostSystem.Linux, "libgone.so.6, libgone.so", "apt install libfreetype6 libharfbuzz0b libcairo2")]
    [InlineData(HostSystem.MacOS, "/opt/homebrew/lib/libgone.6.dylib, /usr/local/lib/libgone.6.dylib, libgone.6.dylib", "brew install freetype harfbuzz cairo")]
    [InlineData(HostSystem.Windows, "gone.dll, gone-6.dll", "beside the program")]
    internal void Load_LibraryNotInstalled_SaysWhichAndHowToInstallIt(HostSystem system, string lookedFor, string howTo)
    {
        var error = Assert.Throws<NativeLibraryMissingException>(() => NativeLibraries.Load(Gone, system, _ => 0));

        Assert.Contains("The system library freetype was not found", error.Message, StringComparison.Ordinal);
        Assert.Contains(lookedFor, error.Message, StringComparison.Ordinal);
        Assert.Contains(howTo, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Load_SecondNameExists_GivesItsHandle() =>
        Assert.Equal(42, NativeLibraries.Load(Gone, HostSystem.Linux, name => name == "libgone.so" ? 42 : 0));
}
