using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>Something asked of the server under a key of its own.</summary>
/// <param name="Path">Where it was posted.</param>
/// <param name="Body">What was posted.</param>
/// <param name="Key">Its Idempotency-Key.</param>
public sealed record Wish(string Path, JsonObject Body, string Key);

/// <summary>Workers that make batches, print them and report, until an answer stays out; who remembers what was promised.</summary>
public sealed class Load(OwnerClient owner, string product)
{
    private readonly ConcurrentQueue<(Wish Wish, JsonElement Answer)> _given = new();
    private readonly ConcurrentQueue<Wish> _open = new();
    private volatile bool _stopping;
    private int _awaited = int.MaxValue;
    private TaskCompletionSource _reached = new();

    /// <summary>Wishes that were answered, with the answer.</summary>
    public IReadOnlyCollection<(Wish Wish, JsonElement Answer)> Given => _given;

    /// <summary>Wishes whose answer never came: done or not, nobody knows.</summary>
    public IReadOnlyCollection<Wish> Open => _open;

    /// <summary>Lets the workers run, does the deed when so many answers were given, and waits for the workers to end.</summary>
    public async Task RunAsync(int workers, int answers, Func<Task> deed)
    {
        _awaited = answers;
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var working = Enumerable.Range(0, workers).Select(_ => WorkAsync()).ToArray();
        await Task.WhenAny(_reached.Task, Task.WhenAll(working));
        await deed();
        _stopping = true;
        await Task.WhenAll(working);
        Assert.True(_reached.Task.IsCompletedSuccessfully, "The load broke off before anything was killed.");
    }

    /// <summary>Asks again for what stayed without an answer, under the same key.</summary>
    public async Task AskAgainAsync()
    {
        while (_open.TryDequeue(out var wish))
            _given.Enqueue((wish, await owner.PostAsync(wish.Path, wish.Body, wish.Key)));
    }

    private async Task WorkAsync()
    {
        while (!_stopping)
        {
            if (await TryAsync(product + "/batches", OwnerClient.Batch("2026-11-20")) is not { } batch)
                return;
            if (await TryAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", OwnerClient.PrintJob()) is not { } job)
                return;
            var outcome = new JsonObject { ["state"] = "printed", ["printed"] = 2, ["spoiled"] = 0 };
            if (await TryAsync($"/v1/print-jobs/{job.GetProperty("id").GetString()}/outcome", outcome) is null)
                return;
        }
    }

    private async Task<JsonElement?> TryAsync(string path, JsonObject body)
    {
        var wish = new Wish(path, body, Guid.NewGuid().ToString("N"));
        if (await AnswerAsync(wish) is not { } answer)
        {
            _open.Enqueue(wish);
            return null;
        }

        _given.Enqueue((wish, answer));
        if (Interlocked.Decrement(ref _awaited) == 0)
            _reached.SetResult();
        return answer;
    }

    /// <summary>Null when none came, or one that says the server could not.</summary>
    private async Task<JsonElement?> AnswerAsync(Wish wish)
    {
        try
        {
            var (status, text) = await owner.SendAsync(wish.Path, wish.Body, wish.Key);
            Assert.True((int)status is 200 or 201 or >= 500, $"{wish.Path}: {(int)status} {text}");
            return (int)status < 500 ? JsonDocument.Parse(text).RootElement : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
