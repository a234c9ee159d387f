namespace LabelHub.Rendering.Tests.Assets;

/// <summary>Of the drawing packages' libraries for seventeen systems only those that somebody runs are copied beside a program.</summary>
public class NativeAssetsTests
{
    private static readonly string[] Systems = ["linux-arm64", "linux-x64", "osx", "win-x64"];

    private static readonly DirectoryInfo Runtimes = new(Path.Combine(AppContext.BaseDirectory, "runtimes"));

    [Fact]
    public void Runtimes_HoldBothLibrariesForEachSystemWeRunOn() =>
        Assert.All(Systems, s => Assert.Equal(2, Runtimes.GetDirectories(s)[0].GetFiles("*", SearchOption.AllDirectories).Length));

    [Fact]
    public void Runtimes_NativeLibraries_AreOfNoOtherSystem() => Assert.Equal(
        Systems,
        Runtimes.GetDirectories().Where(d => Directory.Exists(Path.Combine(d.FullName, "native"))).Select(d => d.Name).Order(StringComparer.Ordinal));

    /// <summary>A published folder has 54 MB besides, and is to stay below 120.</summary>
    [Fact]
    public void Runtimes_AllFilesTogether_StayBelowSixtySixMegabytes() =>
        Assert.InRange(Runtimes.GetFiles("*", SearchOption.AllDirectories).Sum(f => f.Length), 10_000_000, 66_000_000);
}
