using System.Reflection;
using LabelHub.Domain.Labels;
using LabelHub.Jobs;
using LabelHub.Persistence;
using LabelHub.Rendering.Layout;
using LabelHub.WeChat;

namespace LabelHub.Api.Tests.Architecture;

/// <summary>References point inwards: what the compiler put into the assemblies, not what the project files promise.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Domain = typeof(LabelContent).Assembly;
    private static readonly Assembly Rendering = typeof(PlacedLabel).Assembly;
    private static readonly Assembly Persistence = typeof(LabelHubContext).Assembly;
    private static readonly Assembly WeChat = typeof(IWeChatGateway).Assembly;
    private static readonly Assembly Jobs = typeof(JobsSchedule).Assembly;
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
    public void Persistence_ReferencesNoneButDomain() => Assert.Empty(OursIn(Persistence).Except(["LabelHub.Domain"]));

    [Fact]
    public void WeChat_ReferencesNothingOfOurs() => Assert.Empty(OursIn(WeChat));

    [Fact]
    public void Jobs_ReferenceNoneButDomainPersistenceAndWeChat() =>
        Assert.Empty(OursIn(Jobs).Except(["LabelHub.Domain", "LabelHub.Persistence", "LabelHub.WeChat"]));

    [Fact]
    public void Api_ReferencesThemAll_SoThisTestSeesReferences() => Assert.Equal(
        ["LabelHub.Domain", "LabelHub.Jobs", "LabelHub.Persistence", "LabelHub.Rendering", "LabelHub.WeChat"], OursIn(Api));

    [Fact]
    public void Scheduler_IsNamedByJobsOnly()
    {
        Assert.Contains(Jobs.GetReferencedAssemblies(), a => a.Name == "Quartz");
        Assert.DoesNotContain(Api.GetReferencedAssemblies(), a => a.Name == "Quartz");
    }

    private static string[] OursIn(Assembly assembly) =>
    [
        .. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("LabelHub.", StringComparison.Ordinal)).Order(),
    ];
}
