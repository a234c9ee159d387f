using LabelHub.TestKit.Databases;

namespace LabelHub.Persistence.Tests.PrivateServer;

/// <summary>Waits for what another process does; there is no event to await across processes.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition, string what, int seconds = 30)
    {
        var clock = RealClock.Instance;
        var start = clock.GetTimestamp();
        while (!condition())
        {
            Assert.True(clock.GetElapsedTime(start).TotalSeconds < seconds, $"not within {seconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }
    }
}
