using LabelHub.Api.Features.Home;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;

namespace LabelHub.Api;

/// <summary>
/// Compiles the rules, opens the fonts and draws one label before the first request is taken: a broken rule
/// file or a missing library stops the start, and the first owner does not wait for either. What compiling left behind, several
/// times what is kept, is given back to the machine.
/// </summary>
public sealed class WarmUp(LabelChecker checker, LabelDrawer drawer, ShanghaiClock clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        DemoLabel.Draw(LabelFormat.Png, drawer, checker, clock.Today);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
