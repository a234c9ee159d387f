using System.Diagnostics;
using LabelHub.FakeWeChat.Faults;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Push;

/// <summary>One push and how it was taken.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="Event">Its name.</param>
/// <param name="OpenId">Who it is about.</param>
/// <param name="Answers">Status and body of each attempt, or why there was none; empty when it was lost on the way.</param>
/// <param name="Milliseconds">How long the answer of each attempt took.</param>
internal sealed record PushRecord(long Id, string Event, string OpenId, IReadOnlyList<string> Answers, IReadOnlyList<double> Milliseconds);

/// <summary>
/// Tells the mini-program's server what happened, as WeChat does: an answer other than "success" or nothing, or none
/// within five seconds, is followed by another attempt, three in all, each signed anew.
/// </summary>
internal sealed class PushSender(FakeSettings settings, PushOptions initial, Gates gates, FakeClock clock, FakeRandom random) : IDisposable
{
    private const int Attempts = 3;
    private const int Kept = 100_000;
    private const int HoldBackMs = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly SemaphoreSlim _wires = new(32);
    private readonly Lock _gate = new();
    private readonly Queue<PushRecord> _records = new();
    private readonly Dictionary<long, PushRequest> _requests = [];
    private readonly PushOptions _initial = initial;
    private volatile PushOptions _options = initial;
    private long _last;
    private int _pending;
    private int _events;

    public PushOptions Options
    {
        get => _options;
        set => _options = value;
    }

    /// <summary>Events that have not reached their end yet.</summary>
    public int Pending => Volatile.Read(ref _pending);

    public void Sent(Send send)
    {
        var span = Math.Max(0, _options.SentDelayToMs - _options.SentDelayFromMs);
        Enqueue(PushEvent.Sent(send.OpenId, send.At, send.Template, send.MsgId), _options.SentDelayFromMs + (int)(random.Share() * span));
    }

    public void Enqueue(PushEvent what, int delayMs = 0)
    {
        if (_options.Url is null)
            return;
        Interlocked.Increment(ref _pending);
        var heldBack = _options.Reorder && Interlocked.Increment(ref _events) % 2 == 1;
        _ = RunAsync(what, heldBack ? delayMs + HoldBackMs : delayMs);
    }

    /// <summary>Sends the very same bytes of an earlier push again.</summary>
    public async Task<string?> ReplayAsync(long id)
    {
        PushRequest? request;
        lock (_gate)
            request = _requests.GetValueOrDefault(id);
        return request is null ? null : await SendAsync(request);
    }

    /// <summary>The check of the address that WeChat makes when it is set: true when the echo comes back.</summary>
    public async Task<bool> CheckAsync()
    {
        var (time, nonce, echo) = (PushCryptor.Seconds(clock.GetUtcNow()), random.Text(10), random.Text(16));
        var signature = PushCryptor.Sign(_options.Token, time, nonce);
        return await _http.GetStringAsync(new Uri($"{_options.Url}?signature={signature}&timestamp={time}&nonce={nonce}&echostr={echo}")) == echo;
    }

    public IReadOnlyList<PushRecord> Read()
    {
        lock (_gate)
            return [.. _records];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _records.Clear();
            _requests.Clear();
        }

        _options = _initial;
    }

    public void Dispose() => _http.Dispose();

    private async Task RunAsync(PushEvent what, int delayMs)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delayMs), clock);
            if (_options.Gate is { } gate)
                await gates.PassAsync(gate, CancellationToken.None);
            var options = _options;
            if (options.AtOnce)
            {
                await Task.WhenAll(Enumerable.Range(0, options.Duplicates).Select(_ => DeliverAsync(Interlocked.Increment(ref _last), what, options)));
                return;
            }

            for (var i = 0; i < options.Duplicates; i++)
                await DeliverAsync(Interlocked.Increment(ref _last), what, options);
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    private async Task DeliverAsync(long id, PushEvent what, PushOptions options)
    {
        if (options.Url is null || random.Share() < options.LoseProbability)
        {
            Record(id, what, [], []);
            return;
        }

        var (answers, times) = (new List<string>(), new List<double>());
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var request = PushRequest.Of(what, options, settings, clock.GetUtcNow(), random);
            Remember(id, request);
            var started = Stopwatch.GetTimestamp();
            var answer = await SendAsync(request);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            answers.Add(answer);
            if (answer is "200 success" or "200 ")
                break;
            if (attempt < Attempts)
                await Task.Delay(TimeSpan.FromMilliseconds(options.RetryMs), clock);
        }

        Record(id, what, answers, times);
    }

    private async Task<string> SendAsync(PushRequest request)
    {
        await _wires.WaitAsync();
        try
        {
            using var message = request.To(_options.Url!);
            using var response = await _http.SendAsync(message);
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return e.GetType().Name;
        }
        finally
        {
            _wires.Release();
        }
    }

    private void Remember(long id, PushRequest request)
    {
        lock (_gate)
            _requests[id] = request;
    }

    private void Record(long id, PushEvent what, IReadOnlyList<string> answers, IReadOnlyList<double> milliseconds)
    {
        lock (_gate)
        {
            if (_records.Count == Kept)
                _requests.Remove(_records.Dequeue().Id);
            _records.Enqueue(new PushRecord(id, what.Name, what.OpenId, answers, milliseconds));
        }
    }
}
