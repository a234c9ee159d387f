using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using LabelHub.TestKit;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>./run from an empty folder, as a separate process: from ready line to printer bytes to nothing left.</summary>
[Collection(OneAtATime.Name)]
public sealed class RunScriptTests : IDisposable
{
    private const string QrUrl = "https://labelhub.example/t/E2E2026";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = LoopbackPorts.FreePair();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_InAnEmptyFolder_ServesLabelsUntilSigtermAndLeavesNothing()
    {
        using var run = RunScript.Start(_folder.Path, "--port", FormattableString.Invariant($"{_port}"));
        var address = await run.ReadUntilAsync("LabelHub is ready: ", StartLimit);
        Assert.Equal(FormattableString.Invariant($"http://127.0.0.1:{_port}"), address);
        Assert.NotEmpty(run.Processes());
        WarnsOfNothing(run);

        using (var owner = new OwnerClient(address))
        {
            await owner.SignInAsync(_port + 1, "o-run");
            await CheckBlocksAsync(owner.Http);
            await RendersTheSameLabelTwiceAsync(owner.Http);
            await ShowsTheDemoLabelAsync(owner.Http);
        }

        await run.SignalAsync("TERM");
        Assert.Equal(0, await run.WaitForExitAsync(StopLimit));
        Assert.Empty(run.Processes());
        Assert.True(LoopbackPorts.IsFree(_port) && LoopbackPorts.IsFree(_port + 1));
    }

    [Fact]
    public async Task Run_PortTaken_SaysSoAndEnds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        using var run = RunScript.Start(_folder.Path, "--port", FormattableString.Invariant($"{_port}"));

        Assert.Equal(1, await run.WaitForExitAsync(StopLimit));
        Assert.Contains(FormattableString.Invariant($"Port {_port} is already in use"), run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Processes());
    }

    [Fact]
    public async Task Run_ItsFakeIsKilled_EndsToo()
    {
        using var server = new Server();
        await server.StartAsync();

        await server.Run.KillAsync("LabelHub.FakeWeChat.dll");

        Assert.Equal(1, await server.Run.WaitForExitAsync(StopLimit));
        Assert.Empty(server.Run.Processes());
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "65535")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "80a")]
    [InlineData("--data", "")]
    [InlineData("--colour", "red")]
    public async Task Run_WrongOption_ShowsTheUsageAndEnds(string option, string value)
    {
        using var run = RunScript.Start(_folder.Path, option, value);

        Assert.Equal(2, await run.WaitForExitAsync(StopLimit));
        Assert.Contains("Usage: ./run", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Run_DataFolderThatCannotBe_NamesIt()
    {
        var file = _folder.Write("occupied", []);
        using var run = RunScript.Start(_folder.Path, "--port", FormattableString.Invariant($"{_port}"), "--data", file);

        Assert.Equal(1, await run.WaitForExitAsync(StopLimit));
        Assert.Contains($"'{file}' cannot be written", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DataFolderWithoutRoom_SaysOneSentence()
    {
        Directory.CreateDirectory(_folder.File("data/postgres"));
        _folder.Write("data/postgres/pg", []);
        using var run = RunScript.Start(_folder.Path, "--port", FormattableString.Invariant($"{_port}"));

        Assert.Equal(1, await run.WaitForExitAsync(StartLimit));
        Assert.Contains("data/postgres", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Processes());
    }

    /// <summary>Where nothing was built yet, this is the build's output too.</summary>
    private static void WarnsOfNothing(RunScript run)
    {
        string[] marks = ["warn", "fail", "error", "Not compiled"];
        var said = (run.Output + run.Errors).Split('\n');
        Assert.DoesNotContain(said, line => Array.Exists(marks, m => line.Contains(m, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task CheckBlocksAsync(HttpClient client)
    {
        var product = ProductFile.ById("P06");
        using var answer = await client.PostAsJsonAsync("/v1/label-checks", LabelRequests.Check(product, product.ClaimToReject));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"verdict\":\"block\"", text, StringComparison.Ordinal);
        Assert.Contains("\"matchedText\":\"软化血管\"", text, StringComparison.Ordinal);
    }

    private static async Task RendersTheSameLabelTwiceAsync(HttpClient client)
    {
        var png = await RenderAsync(client, "png", "image/png");
        var tspl = await RenderAsync(client, "tspl", "application/octet-stream");
        Assert.Equal([QrUrl], await QrReader.ReadAsync(png));
        var problems = await PrinterOracle.CheckAsync([new PrinterSample("P06", "tspl", tspl, png, 60, 40, 1)]);
        Assert.Empty(problems["P06"]);
    }

    private static async Task<byte[]> RenderAsync(HttpClient client, string format, string mediaType)
    {
        var body = LabelRequests.Rendering(ProductFile.ById("P06"), (60, 40), format, QrUrl);
        using var answer = await client.PostAsJsonAsync("/v1/label-renderings", body);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["480"], answer.Headers.GetValues("Label-Width-Dots"));
        Assert.Equal(["320"], answer.Headers.GetValues("Label-Height-Dots"));
        Assert.Equal([$"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"], ContentDigest(answer));
        return bytes;
    }

    private static IEnumerable<string> ContentDigest(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Content-Digest", out var values) ? values : answer.Content.Headers.GetValues("Content-Digest");

    private static async Task ShowsTheDemoLabelAsync(HttpClient client)
    {
        var picture = PngReader.Read(await client.GetByteArrayAsync("/demo/label.png")).Picture;
        Assert.Equal((480, 320), (picture.Width, picture.Height));
    }
}
