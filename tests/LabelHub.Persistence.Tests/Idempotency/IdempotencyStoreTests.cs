using System.Text;
using LabelHub.Persistence.Idempotency;

namespace LabelHub.Persistence.Tests.Idempotency;

public sealed class IdempotencyStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task ClaimAsync_TwentyAtOnce_DoTheWorkOnceAndGiveOneAnswer()
    {
        var request = await RequestAsync();
        var work = 0;
        var start = new StartLine(20);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HandleAsync(request, () => $"answer {Interlocked.Increment(ref work)}", start)));
        Assert.Equal(1, work);
        Assert.All(answers, answer => Assert.Equal("answer 1", answer));
    }

    [Fact]
    public async Task ClaimAsync_FirstOneFails_TheNextDoesTheWork()
    {
        var request = await RequestAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => HandleAsync(request, () => throw new InvalidOperationException("a crash")));
        Assert.Equal("done", await HandleAsync(request, () => "done"));
    }

    [Theory]
    [InlineData("POST /other", 1)]
    [InlineData("POST /v1/workshops", 2)]
    public async Task ClaimAsync_SameKeyForAnotherRequest_IsAMismatch(string route, byte body)
    {
        var request = await RequestAsync();
        await HandleAsync(request, () => "first");
        Assert.Equal("mismatch", await HandleAsync(request with { Route = route, BodyHash = Hash(body) }, () => "second"));
    }

    [Fact]
    public async Task ClaimAsync_SameKeyOfAnotherAccount_IsAnotherRequest()
    {
        var mine = await RequestAsync();
        var theirs = mine with { AccountId = (await RequestAsync()).AccountId };
        await HandleAsync(mine, () => "mine");
        Assert.Equal("theirs", await HandleAsync(theirs, () => "theirs"));
    }

    [Fact]
    public async Task Keep_RolledBackWithTheWork_IsForgotten()
    {
        var request = await RequestAsync();
        await using (var context = fixture.Database.CreateContext())
        await using (await context.Database.BeginTransactionAsync())
        {
            IdempotencyStore.Keep(context, request, new IdempotentAnswer(201, "{}", []), TestData.Now);
            await context.SaveChangesAsync();
        }

        Assert.Equal("again", await HandleAsync(request, () => "again"));
    }

    private async Task<string> HandleAsync(IdempotentRequest request, Func<string> work, StartLine? start = null)
    {
        await using var context = fixture.Database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await (start?.ReadyAsync() ?? Task.CompletedTask);
        switch (await IdempotencyStore.ClaimAsync(context, request, default))
        {
            case IdempotencyDecision.Replay replay:
                return Encoding.UTF8.GetString(replay.Record.Body);
            case IdempotencyDecision.Proceed:
                var answer = work();
                IdempotencyStore.Keep(context, request, new IdempotentAnswer(201, """{"Location":"/x"}""", Encoding.UTF8.GetBytes(answer)), TestData.Now);
                await context.SaveChangesAsync();
                await transaction.CommitAsync();
                return answer;
            default:
                return "mismatch";
        }
    }

    private async Task<IdempotentRequest> RequestAsync()
    {
        await using var context = fixture.Database.CreateContext();
        var account = TestData.Account();
        context.Add(account);
        await context.SaveChangesAsync();
        return new IdempotentRequest(account.Id, "key-1", "POST /v1/workshops", Hash(1));
    }

    private static byte[] Hash(byte body) => [.. Enumerable.Repeat(body, 32)];
}
