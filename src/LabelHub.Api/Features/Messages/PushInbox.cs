using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.WeChat.Push;

namespace LabelHub.Api.Features.Messages;

/// <summary>
/// Where genuine pushes are put down: the table, or, while the database is slow or away, a file of this node, from
/// where <see cref="PushSpoolDrain"/> carries it there.
/// </summary>
public sealed partial class PushInbox(IServiceScopeFactory scopes, PushSpool spool, PushSignal signal, TimeProvider time, ILogger<PushInbox> logger) : IDisposable
{
    /// <summary>WeChat is to be answered within a second; what is left of it is for the file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Inserts that may still be waited for by nobody; beyond these the file is written at once.</summary>
    private readonly SemaphoreSlim _inserts = new(32);

    /// <returns>False when there is no room anywhere: WeChat is to try again.</returns>
    public async Task<bool> PutDownAsync(PushReading.Genuine push)
    {
        var record = new SpooledPush(push.Event.ContentHash(), push.Event.Name, push.Cipher, time.GetUtcNow());
        if (await _inserts.WaitAsync(TimeSpan.Zero))
        {
            var insert = Task.Run(() => InsertAsync(record));
            if (await Task.WhenAny(insert, Task.Delay(Patience, time)) == insert && await insert)
                return true;
        }

        // an insert that is still under way does no harm: the hash is the key
        return await spool.WriteAsync(record);
    }

    public void Dispose() => _inserts.Dispose();

    private async Task<bool> InsertAsync(SpooledPush push)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await PushRecord.AddAsync(
                scope.ServiceProvider.GetRequiredService<LabelHubContext>(), push.ContentHash, push.Name, push.Cipher, push.ReceivedAt, CancellationToken.None);
            signal.Signal.Set();
            return true;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            Spooled(logger, e.GetType().Name);
            return false;
        }
        finally
        {
            _inserts.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A push goes to a file: the database did not take it ({Failure})")]
    private static partial void Spooled(ILogger logger, string failure);
}
