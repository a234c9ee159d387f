using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LabelHub.WeChat.Tests.Http;

/// <summary>A request as its bytes came.</summary>
internal sealed record WireRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A server without any HTTP library: answers every request with the same bytes, and keeps what came.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<WireRequest> _requests = [];
    private readonly byte[] _answer;
    private readonly Task _serving;

    public WireServer(string head, byte[] body)
    {
        _answer = [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n")), .. body];
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint => new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));

    public IReadOnlyList<WireRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // stopped
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        List<string> lines = [];
        while (await ReadLineAsync(stream) is { Length: > 0 } line)
            lines.Add(line);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        lock (_requests)
            _requests.Add(new WireRequest(lines[0], headers, body));
        await stream.WriteAsync(_answer);
    }

    private static async Task<string> ReadLineAsync(NetworkStream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
