using System.Globalization;
using LabelHub.WeChat;
using LabelHub.WeChat.Tokens;
using StackExchange.Redis;

namespace LabelHub.Api.Operations.Redis;

/// <summary>
/// The access token for all nodes, in Redis; each keeps what it last saw for when Redis is away. Then the nodes ask
/// WeChat each by itself, which gives them the same token.
/// </summary>
public sealed class SharedAccessTokenStore(RedisLink link, WeChatOptions options, TimeProvider time) : IAccessTokenStore
{
    private const string Forget = "if redis.call('hget', KEYS[1], 'value') == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
    private const string Release = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

    /// <summary>Nobody asks WeChat for longer.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly InProcessAccessTokenStore _own = new();
    private readonly RedisKey _token = $"labelhub:wechat:{options.AppId}:token";
    private readonly RedisKey _turn = $"labelhub:wechat:{options.AppId}:token:turn";

    public async ValueTask<AccessToken?> ReadAsync(CancellationToken cancellation)
    {
        var (answered, entries) = await link.AskAsync(redis => redis.HashGetAllAsync(_token));
        if (!answered)
            return await _own.ReadAsync(cancellation);
        var token = TokenOf(entries!);
        if (token is not null)
            await _own.WriteAsync(token, cancellation);
        return token;
    }

    public async ValueTask WriteAsync(AccessToken token, CancellationToken cancellation)
    {
        await _own.WriteAsync(token, cancellation);
        await link.AskAsync(async redis =>
        {
            var transaction = redis.CreateTransaction();
            _ = transaction.HashSetAsync(
                _token,
                [
                    new HashEntry("value", token.Value),
                    new HashEntry("expiresAt", token.ExpiresAt.ToUnixTimeMilliseconds()),
                    new HashEntry("refreshAt", token.RefreshAt.ToUnixTimeMilliseconds()),
                ]);
            _ = transaction.KeyExpireAsync(_token, token.ExpiresAt - time.GetUtcNow());
            return await transaction.ExecuteAsync();
        });
    }

    public async ValueTask ForgetAsync(string value, CancellationToken cancellation)
    {
        await _own.ForgetAsync(value, cancellation);
        await link.AskAsync(redis => redis.ScriptEvaluateAsync(Forget, [_token], [value]));
    }

    public async ValueTask<IAsyncDisposable?> EnterAsync(CancellationToken cancellation)
    {
        var mine = Guid.NewGuid().ToString("N");
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < Turn)
        {
            var (answered, entered) = await link.AskAsync(redis => redis.StringSetAsync(_turn, mine, Turn, When.NotExists));
            if (!answered)
                return null;
            if (entered)
                return new Held(link, _turn, mine);
            await Task.Delay(Look, time, cancellation);
        }

        return null;
    }

    private static AccessToken? TokenOf(HashEntry[] entries)
    {
        var fields = entries.ToDictionary(e => e.Name.ToString(), e => e.Value.ToString(), StringComparer.Ordinal);
        return fields.TryGetValue("value", out var value)
            && InstantOf(fields, "expiresAt") is { } expiresAt
            && InstantOf(fields, "refreshAt") is { } refreshAt
            ? new AccessToken(value, expiresAt, refreshAt)
            : null;
    }

    private static DateTimeOffset? InstantOf(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private sealed class Held(RedisLink link, RedisKey turn, string mine) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await link.AskAsync(redis => redis.ScriptEvaluateAsync(Release, [turn], [mine]));
    }
}
