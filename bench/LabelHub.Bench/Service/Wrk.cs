using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LabelHub.Bench.Service;

/// <summary>One run of wrk (https://github.com/wg/wrk) that posts a set of bodies in turn.</summary>
public static class Wrk
{
    /// <summary>Counts the answers by status, which costs wrk itself some of the machine.</summary>
    private const string ByStatus = """

        statuses = {}
        response = function(status)
          statuses[status] = (statuses[status] or 0) + 1
        end
        local the_thread
        setup = function(thread) the_thread = thread end
        done = function()
          for _, status in ipairs({ 200, 201, 429, 503, 500 }) do
            local count = the_thread:get("statuses")[status]
            if count then print(string.format("status %d: %d answers", status, count)) end
          end
        end
        """;

    private static readonly string[] Told = ["50%", "90%", "99%", "Requests/sec", "requests in", "Non-2xx", "status ", "Socket errors"];

    public static async Task RunAsync(string what, Uri address, string token, IReadOnlyList<string> bodies, TimeSpan time, int connections, bool byStatus = false)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(token, bodies) + (byStatus ? ByStatus : ""));
            var output = await OutputAsync(
                ["-t1", $"-c{connections}", $"-d{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s", "--latency", "-s", script, address.ToString()]);
            Console.WriteLine($"== {what}, {connections} connections, {time.TotalSeconds} s");
            foreach (var line in output.Split('\n').Where(Matters))
                Console.WriteLine("   " + line.Trim());
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static bool Matters(string line) => Told.Any(w => line.Contains(w, StringComparison.Ordinal));

    private static string Script(string token, IReadOnlyList<string> bodies) => $$"""
        local bodies = { {{string.Join(",\n", bodies.Select(b => "[==[" + b + "]==]"))}} }
        local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer {{token}}" }
        local i = 0
        request = function()
          i = i % #bodies + 1
          return wrk.format("POST", nil, headers, bodies[i])
        end
        """;

    private static async Task<string> OutputAsync(IEnumerable<string> arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 ? output : throw new InvalidOperationException("wrk failed: " + output);
    }

    /// <summary>The label checks' bodies: other dates, numbers and words in each.</summary>
    public static string[] Checks(int count) => [.. Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(BenchLabels.Check(i)))];

    public static string[] Renderings(int count) => [.. Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(BenchLabels.Rendering(i)))];
}
