using LabelHub.Persistence.PrivateServer;

namespace LabelHub.Persistence.Tests.PrivateServer;

public sealed class ChildProcessTests
{
    private static readonly ServerLaunch Launch = new(ServerAccount.Current(), PostgresPrograms.Find(madeBy: null, searchPath: null));

    [Fact]
    public async Task Exited_ChildThatComplains_GivesItsCodeAndItsLastWords()
    {
        var child = await RunAsync("i=0; while [ $i -lt 50 ]; do echo line $i >&2; i=$((i+1)); done; exit 3");
        Assert.Equal(3, await child.Exited);
        var lines = child.Errors.Split('\n');
        Assert.Equal(("line 10", "line 49", 40), (lines[0], lines[^1], lines.Length));
    }

    [Fact]
    public async Task StartAsync_SecretsInOurEnvironment_StayHere()
    {
        const string Canary = "LABELHUB_TEST_CANARY";
        Environment.SetEnvironmentVariable(Canary, "secret");
        var child = await RunAsync("env >&2");
        await child.Exited;
        Assert.Contains("TZ=UTC", child.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, child.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_CallersThreadEnds_ChildLivesOn()
    {
        ChildProcess child = null!;
        var thread = new Thread(() =>
        {
            child = RunAsync("echo up >&2; exec sleep 600").GetAwaiter().GetResult();
            Until.TrueAsync(() => child.Errors == "up", "the child is past the point where it asks for the signal").GetAwaiter().GetResult();
        });
        thread.Start();
        thread.Join();
        await (await RunAsync("sleep 0.5")).Exited; // were the signal bound to the thread, it would have arrived by then
        Assert.False(child.Exited.IsCompleted);
        child.Signal(Posix.Kill);
        await child.Exited;
    }

    private static Task<ChildProcess> RunAsync(string script) => ChildProcess.StartAsync(Launch.AsServerUser("KILL", ["sh", "-c", script]));
}
