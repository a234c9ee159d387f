namespace LabelHub.WeChat.Tokens;

/// <summary>
/// The access token, asked for when it is due and by one caller at a time. Two nodes asking at once do no harm: in
/// normal mode WeChat gives both the same token. The mode that replaces a token by force is never used from here.
/// </summary>
public sealed class AccessTokens(IWeChatGateway gateway, IAccessTokenStore store, TimeProvider clock)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<AccessTokenAnswer>? _asking;

    /// <summary>A token that is good now; an old one will do while the next cannot be had.</summary>
    public async Task<AccessTokenAnswer> GetAsync(CancellationToken cancellation)
    {
        return await ReadFreshAsync(cancellation) is { } current
            ? new AccessTokenAnswer.Granted(current)
            : await JoinAsync().WaitAsync(cancellation);
    }

    /// <summary>
    /// WeChat refused this token (40001, 40014, 42001): forget it, unless it was replaced already. The caller gets the
    /// next one and tries once more, no further.
    /// </summary>
    public async Task RefusedAsync(string value, CancellationToken cancellation) => await store.ForgetAsync(value, cancellation);

    /// <summary>The question under way, or a new one; no single caller's cancellation ends it for the others.</summary>
    private Task<AccessTokenAnswer> JoinAsync()
    {
        lock (_gate)
        {
            if (_asking is null || _asking.IsCompleted)
                _asking = AskAsync();
            return _asking;
        }
    }

    private async Task<AccessToken?> ReadFreshAsync(CancellationToken cancellation)
    {
        var current = await store.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        return current is not null && now < current.RefreshAt && now < current.ExpiresAt ? current : null;
    }

    private async Task<AccessTokenAnswer> AskAsync()
    {
        await using var turn = await store.EnterAsync(CancellationToken.None);
        // another node may have asked while this one waited its turn
        if (turn is not null && await ReadFreshAsync(CancellationToken.None) is { } current)
            return new AccessTokenAnswer.Granted(current);
        var answer = await gateway.FetchAccessTokenAsync(CancellationToken.None);
        if (answer is AccessTokenAnswer.Granted granted)
        {
            await store.WriteAsync(granted.Token, CancellationToken.None);
            return answer;
        }

        var old = await store.ReadAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        if (old is null || now >= old.ExpiresAt)
            return answer;
        var kept = old with { RefreshAt = now + AfterFailure };
        await store.WriteAsync(kept, CancellationToken.None);
        return new AccessTokenAnswer.Granted(kept);
    }
}
