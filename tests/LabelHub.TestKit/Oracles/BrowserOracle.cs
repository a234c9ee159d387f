using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>A page as a browser showed it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Asked">Every address that was asked for, its own first.</param>
/// <param name="Complaints">Errors of its scripts and of the browser, such as a violated Content-Security-Policy.</param>
public sealed record ShownPage(string Title, IReadOnlyList<Uri> Asked, IReadOnlyList<string> Complaints);

/// <summary>Opens pages in a real browser.</summary>
public static class BrowserOracle
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Opens the address and waits until the text is shown.</summary>
    /// <exception cref="InvalidOperationException">It is not shown.</exception>
    public static async Task<ShownPage> OpenAsync(Uri address, string text)
    {
        ArgumentNullException.ThrowIfNull(address);
        var script = Repository.PathOf("tests", "browser-oracles", "page.mjs");
        var result = await Programs.RunAsync("node", [script, address.AbsoluteUri, text], Limit);
        return result.ExitCode == 0
            ? JsonSerializer.Deserialize<ShownPage>(result.Output, Json)!
            : throw new InvalidOperationException($"The page was not shown: {result.Error}");
    }
}
