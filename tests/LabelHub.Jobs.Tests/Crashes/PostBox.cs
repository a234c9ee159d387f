using System.Collections.Concurrent;
using System.Net;
using LabelHub.TestKit;
using LabelHub.WeChat.Push;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>Where the fake's pushes arrive: each is checked as it comes and kept until the test puts it down, once, twice, late or never.</summary>
internal sealed class PostBox : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<PushReading.Genuine> _pushes = new();
    private readonly Task _listening;

    public PostBox()
    {
        Url = new Uri($"http://127.0.0.1:{LoopbackPorts.Free()}/wechat/push/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _listening = ListenAsync();
    }

    public Uri Url { get; }

    /// <summary>By whose clock and keys pushes are checked.</summary>
    public PushReader Reader { get; set; } = null!;

    public bool TryTake(out PushReading.Genuine? push) => _pushes.TryDequeue(out push);

    public void Clear() => _pushes.Clear();

    public void Dispose()
    {
        _listener.Close();
        _listening.GetAwaiter().GetResult();
    }

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // the box was closed
            }

            using var body = new StreamReader(context.Request.InputStream);
            var query = context.Request.QueryString;
            var reading = Reader.Read(new PushQuery(query["signature"]!, query["msg_signature"]!, query["timestamp"]!, query["nonce"]!), await body.ReadToEndAsync());
            if (reading is PushReading.Genuine genuine)
                _pushes.Enqueue(genuine);
            else
                context.Response.StatusCode = 401;
            context.Response.Close("success"u8.ToArray(), willBlock: false);
        }
    }
}
