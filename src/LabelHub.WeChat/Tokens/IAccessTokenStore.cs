namespace LabelHub.WeChat.Tokens;

/// <summary>Where the access token is remembered; shared by all nodes when there are several.</summary>
public interface IAccessTokenStore
{
    ValueTask<AccessToken?> ReadAsync(CancellationToken cancellation);

    ValueTask WriteAsync(AccessToken token, CancellationToken cancellation);

    /// <summary>
    /// Waits until no other node asks for a token, though not for long: it only saves calls. What comes back is let go
    /// of when the answer is there.
    /// </summary>
    ValueTask<IAsyncDisposable?> EnterAsync(CancellationToken cancellation) => ValueTask.FromResult<IAsyncDisposable?>(null);

    /// <summary>Forgets the token if it still is this one; another node may have replaced it meanwhile.</summary>
    ValueTask ForgetAsync(string value, CancellationToken cancellation);
}

/// <summary>Remembers the token in the process: for one node.</summary>
public sealed class InProcessAccessTokenStore : IAccessTokenStore
{
    private AccessToken? _token;

    public ValueTask<AccessToken?> ReadAsync(CancellationToken cancellation) => ValueTask.FromResult(Volatile.Read(ref _token));

    public ValueTask WriteAsync(AccessToken token, CancellationToken cancellation)
    {
        Volatile.Write(ref _token, token);
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetAsync(string value, CancellationToken cancellation)
    {
        var current = Volatile.Read(ref _token);
        if (current?.Value == value)
            Interlocked.CompareExchange(ref _token, null, current);
        return ValueTask.CompletedTask;
    }
}
