using System.Security.Cryptography;
using System.Text;
using LabelHub.Persistence.Messaging;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.Jobs.Tests;

public sealed class PushPurgeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task RunAsync_PushesAroundThirtyDays_KeepsOfTheOlderTheHashOnly()
    {
        await AddAsync(Push("kept", TimeSpan.FromDays(30)), Push("forgotten", TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1)));

        Assert.Equal(1, await RunAsync());

        var pushes = await ReadAsync();
        Assert.Equal("cipher of kept", pushes["kept"].Cipher);
        Assert.Null(pushes["forgotten"].Cipher);
        Assert.Equal(Hash("forgotten"), pushes["forgotten"].ContentHash);
    }

    [Fact]
    public async Task RunAsync_PushThatCouldNeverBeProcessed_IsForgottenAndNotTriedAgain()
    {
        await AddAsync(Push("never", TimeSpan.FromDays(31), processed: false));

        await RunAsync();

        var push = (await ReadAsync())["never"];
        Assert.Null(push.Cipher);
        Assert.Null(push.ProcessedAt);
        Assert.Equal(PushRecord.MaxFailures, push.Failures);
    }

    [Fact]
    public async Task RunAsync_Repetition_IsRecognisedByTheHashThatIsLeft()
    {
        await AddAsync(Push("again", TimeSpan.FromDays(31)));
        await RunAsync();

        await AddAsync(Push("again", TimeSpan.Zero, processed: false));

        Assert.Null((await ReadAsync())["again"].Cipher);
    }

    [Fact]
    public async Task RunAsync_HashesAroundHalfAYear_TakesTheOlderOnly()
    {
        await AddAsync(Push("kept", TimeSpan.FromDays(180)), Push("gone", TimeSpan.FromDays(180) + TimeSpan.FromSeconds(1)));

        await RunAsync();

        Assert.Equal(["kept"], (await ReadAsync()).Keys);
    }

    private static PushRecord Push(string name, TimeSpan age, bool processed = true) => new()
    {
        ContentHash = Hash(name),
        Name = name,
        Cipher = $"cipher of {name}",
        ReceivedAt = Now - age,
        ProcessedAt = processed ? Now - age : null,
    };

    private static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    private async Task<long> RunAsync()
    {
        await using var context = _database.CreateContext();
        return await new PurgeExpired(context, new FakeTimeProvider(Now), NullLogger<PurgeExpired>.Instance).RunAsync(default);
    }

    private async Task<Dictionary<string, PushRecord>> ReadAsync()
    {
        await using var context = _database.CreateContext();
        return await context.PushRecords.AsNoTracking().ToDictionaryAsync(p => p.Name, StringComparer.Ordinal);
    }

    private async Task AddAsync(params PushRecord[] pushes)
    {
        await using var context = _database.CreateContext();
        await PushRecord.AddAsync(context, pushes, default);
        await using var transaction = await context.Database.BeginTransactionAsync();
        await PushRecord.SaveAsync(context, pushes, default);
        await transaction.CommitAsync();
    }
}
