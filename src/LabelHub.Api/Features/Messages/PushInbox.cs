using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.WeChat.Push;

namespace LabelHub.Api.Features.Messages;

/// <summary>
/// Where genuine pushes are put down: the table, or, while the database is slow or away, a file of this node, from
/// where <see cref="PushSpoolDrain"/> carries it there. What comes while one group is being written is the next group.
/// </summary>
public sealed partial class PushInbox(
    IServiceScopeFactory scopes, PushSpool spool, PushSignal signal, TimeProvider time, ILogger<PushInbox> logger)
{
    private const int MaxGroup = 200;

    /// <summary>So many wait for the database at most; beyond these the file is written at once.</summary>
    private const int MaxWaiting = 1000;

    /// <summary>WeChat is to be answered within a second; what is left of it is for the file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _queue = new();
    private bool _isWriting;

    /// <returns>False when there is no room anywhere: WeChat is to try again.</returns>
    public async Task<bool> PutDownAsync(PushReading.Genuine push)
    {
        var record = new SpooledPush(push.Event.ContentHash(), push.Event.Name, push.Cipher, time.GetUtcNow());
        // an insert that is still under way does no harm: the hash is the key
        return await InsertInTimeAsync(record) || await spool.WriteAsync(record);
    }

    private async Task<bool> InsertInTimeAsync(SpooledPush push)
    {
        var waiting = new Waiting(push.ToRecord()!);
        if (!Enqueue(waiting))
            return false;
        try
        {
            return await waiting.Written.Task.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool Enqueue(Waiting waiting)
    {
        lock (_gate)
        {
            if (_queue.Count == MaxWaiting)
                return false;
            _queue.Enqueue(waiting);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAllAsync);
            }

            return true;
        }
    }

    private async Task WriteAllAsync()
    {
        while (Dequeue() is { Count: > 0 } group)
            await WriteAsync(group);
    }

    private List<Waiting> Dequeue()
    {
        lock (_gate)
        {
            List<Waiting> group = [];
            while (group.Count < MaxGroup && _queue.TryDequeue(out var waiting))
                group.Add(waiting);
            _isWriting = group.Count > 0;
            return group;
        }
    }

    /// <summary>Never throws: whatever goes wrong is told to those who wait.</summary>
    private async Task WriteAsync(List<Waiting> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<LabelHubContext>();
            await PushRecord.AddAsync(database, [.. group.Select(w => w.Record)], CancellationToken.None);
            signal.Signal.Set();
            group.ForEach(w => w.Written.SetResult(true));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            Spooled(logger, e.GetType().Name);
            group.ForEach(w => w.Written.SetResult(false));
        }
        catch (Exception e)
        {
            group.ForEach(w => w.Written.SetException(e));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pushes go to files: the database did not take them ({Failure})")]
    private static partial void Spooled(ILogger logger, string failure);

    /// <summary>A push and those who are to know whether it is in the table.</summary>
    private sealed record Waiting(PushRecord Record)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
