using System.Reflection;
using LabelHub.Domain.Labels;
using LabelHub.Rendering.Layout;

namespace LabelHub.Api.Tests.Architecture;

/// <summary>References point inwards: what the compiler put into the assemblies, not what the project files promise.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Domain = typeof(LabelContent).Assembly;
    private static readonly Assembly Rendering = typeof(PlacedLabel).Assembly;
    private static readonly Assembly Api = typeof(Program).Assembly;

    [Fact]
    public void Domain_ReferencesNothingOfOurs() => Assert.Empty(OursIn(Domain));

    [Fact]
    public void Domain_ReferencesNoWebDiskOrDatabaseLibrary() =>
        Assert.DoesNotContain(
            Domain.GetReferencedAssemblies(),
            a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || a.Name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || a.Name is "System.Net.Http" or "System.IO.FileSystem" or "Npgsql");

    [Fact]
    public void Rendering_ReferencesOnlyDomain() => Assert.Equal(["LabelHub.Domain"], OursIn(Rendering));

    [Fact]
    public void Api_ReferencesDomainAndRendering_SoThisTestSeesReferences() =>
        Assert.Superset(new HashSet<string> { "LabelHub.Domain", "LabelHub.Rendering" }, OursIn(Api).ToHashSet());

    private static string[] OursIn(Assembly assembly) =>
    [
        .. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("LabelHub.", StringComparison.Ordinal)).Order(),
    ];
}
