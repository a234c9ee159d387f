using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace LabelHub.Api.Tests.Architecture;

/// <summary>
/// The program that is shipped goes by the system's clock and no setting changes that: another clock takes another
/// program (tests/LabelHub.FastHost).
/// </summary>
public sealed class ClockTests
{
    [Fact]
    public void Host_WhateverIsConfigured_HasTheSystemsClockAndNoOther()
    {
        var builder = WebApplication.CreateSlimBuilder(["--FastHost:ClockFile", "/tmp/clock", "--WeChat:AppId", "wx1", "--WeChat:AppSecret", "s", "--Public:BaseUrl", "https://l.example.cn"]);
        builder.AddLabelHub();
        var clocks = builder.Services.Where(s => s.ServiceType == typeof(TimeProvider)).ToList();
        Assert.NotEmpty(clocks);
#pragma warning disable RS0030 // it is what is asked about
        Assert.All(clocks, clock => Assert.Same(TimeProvider.System, clock.ImplementationInstance));
#pragma warning restore RS0030
    }

    [Fact]
    public void Product_HasNoClockOfItsOwn()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var clocks = Ours(typeof(Program).Assembly, seen).SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(TimeProvider)));
        Assert.Empty(clocks);
        Assert.Contains("LabelHub.Jobs", seen);
    }

    private static IEnumerable<Assembly> Ours(Assembly assembly, HashSet<string> seen)
    {
        if (!seen.Add(assembly.GetName().Name!))
            return [];
        var further = assembly.GetReferencedAssemblies().Where(n => n.Name!.StartsWith("LabelHub.", StringComparison.Ordinal));
        return further.SelectMany(n => Ours(Assembly.Load(n), seen)).Prepend(assembly);
    }
}
