using LabelHub.Jobs.Running;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Operations;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.Jobs.Tests;

public sealed class HeartbeatTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(World.Noon("2026-11-20"));
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _services = new ServiceCollection().AddDbContext<LabelHubContext>(o => o.UseLabelHub(_database.ConnectionString)).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Run_ThatSucceeds_IsWrittenDownWithWhatItDid()
    {
        var heartbeat = await BeginAsync();
        _clock.Advance(TimeSpan.FromMinutes(4));

        await heartbeat.RunAsync("scan", _ => Task.FromResult(7L), default);

        var row = await RowAsync();
        Assert.Equal((7L, null, _clock.GetUtcNow()), (row.Done, row.Failure, row.SucceededAt));
    }

    [Fact]
    public async Task Run_ThatFails_IsNoSignOfLifeAndNamesOnlyTheKindOfFailure()
    {
        var heartbeat = await BeginAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => heartbeat.RunAsync("scan", _ => throw new InvalidOperationException("with a name in it"), default));

        var row = await RowAsync();
        Assert.Equal(("InvalidOperationException", null), (row.Failure, row.SucceededAt));
        _clock.Advance(TimeSpan.FromMinutes(13));
        Assert.True(await IsOverdueAsync());
    }

    [Fact]
    public async Task Run_WhileThisNodesLastOneGoesOn_IsLeftOut()
    {
        var heartbeat = await BeginAsync();
        var going = new TaskCompletionSource<long>();
        var first = heartbeat.RunAsync("scan", _ => going.Task, default);
        var ran = false;

        await heartbeat.RunAsync("scan", _ => { ran = true; return Task.FromResult(0L); }, default);
        going.SetResult(1);
        await first;

        Assert.False(ran);
        Assert.Equal(1, (await RowAsync()).Done);
    }

    [Fact]
    public async Task Register_AfterDaysOff_OwesNothingFromBefore()
    {
        await BeginAsync();
        _clock.SetUtcNow(World.Noon("2026-11-24"));
        Assert.True(await IsOverdueAsync());

        await BeginAsync();

        Assert.False(await IsOverdueAsync());
    }

    private async Task<Heartbeat> BeginAsync()
    {
        var heartbeat = new Heartbeat(_services.GetRequiredService<IServiceScopeFactory>(), _clock);
        await heartbeat.RegisterAsync("scan", TimeSpan.FromMinutes(5), default);
        return heartbeat;
    }

    private async Task<JobHeartbeat> RowAsync()
    {
        await using var context = _database.CreateContext();
        return await context.JobHeartbeats.SingleAsync();
    }

    private async Task<bool> IsOverdueAsync()
    {
        await using var context = _database.CreateContext();
        return (await JobHealth.ReadAsync(context, _clock.GetUtcNow(), default)).Single().Overdue;
    }
}
