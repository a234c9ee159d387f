using System.Diagnostics;
using LabelHub.TestKit;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>The test kit's way of running programs: everything captured, nothing left.</summary>
public sealed class ProgramsTests
{
    [Fact]
    public async Task Run_ProgramThatFails_GivesItsWordsAndItsCode()
    {
        var result = await Programs.RunAsync("sh", ["-c", "cat; echo 坏了 >&2; exit 3"], input: "标签");
        Assert.Equal(new ProgramResult(3, "标签", "坏了\n"), result);
    }

    [Fact]
    public async Task Run_BeyondItsTime_IsKilledWithItsChildren()
    {
        using var folder = new TemporaryFolder();
        var child = folder.File("child");
        await Assert.ThrowsAsync<TimeoutException>(() =>
            Programs.RunAsync("sh", ["-c", $"sleep 600 & echo $! > {child}; wait"], TimeSpan.FromSeconds(2)));

        var id = int.Parse(await File.ReadAllTextAsync(child), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(await HasEndedAsync(id), $"process {id} still runs");
    }

    [Fact]
    public async Task Run_NoSuchProgram_SaysThatItIsNotInstalled()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Programs.RunAsync("labelhub-no-such-program", []));
        Assert.Contains("labelhub-no-such-program is not installed", error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> HasEndedAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (ArgumentException)
        {
            return true; // there is none with this id any more
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
