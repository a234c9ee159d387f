using LabelHub.Api.Features.Home;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Rendering.Text;

namespace LabelHub.Api;

/// <summary>
/// Compiles the rules, opens the fonts and draws one label before the first request is taken: a broken rule
/// file or a missing library stops the start, and the first owner does not wait for either. What compiling left behind, several
/// times what is kept, is given back to the machine.
/// </summary>
public sealed partial class WarmUp(LabelChecker checker, LabelDrawer drawer, TextEngine engine, ShanghaiClock clock, ILogger<WarmUp> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (engine.Warning is { } warning)
            LogOtherDots(warning);
        DemoLabel.Draw(LabelFormat.Png, drawer, checker, clock.Today);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private partial void LogOtherDots(string warning);
}
