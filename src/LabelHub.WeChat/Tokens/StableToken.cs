using LabelHub.WeChat.Errors;
using LabelHub.WeChat.Http;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.Tokens;

/// <summary><c>POST /cgi-bin/stable_token</c>, normal mode.</summary>
internal sealed class StableToken(WeChatHttp http, WeChatOptions options, TimeProvider clock, ILogger logger)
{
    private const string Api = "stable_token";
    private const int MaxTokenLength = 1024;
    private const int MaxValiditySeconds = 7200;

    public async Task<AccessTokenAnswer> CallAsync(CancellationToken cancellation)
    {
        // Counted from before the call, so that a token is never trusted longer than WeChat meant.
        var asked = clock.GetUtcNow();
        switch (await SendAsync(cancellation))
        {
            case WeChatReply.Answer { ErrorCode: 0 } answer:
                return Token(answer, asked);
            case WeChatReply.Answer answer:
                return Refusal(answer.ErrorCode);
            case WeChatReply.NoAnswer none:
                WeChatLog.NoAnswer(logger, Api, none.Reason);
                return new AccessTokenAnswer.Unavailable();
            default:
                throw new InvalidOperationException("A reply is an answer or none.");
        }
    }

    private Task<WeChatReply> SendAsync(CancellationToken cancellation) => http.PostAsync(
        "cgi-bin/stable_token",
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credential",
            ["appid"] = options.AppId,
            ["secret"] = options.AppSecret,
            ["force_refresh"] = false,
        },
        options.TokenTimeout,
        cancellation);

    private AccessTokenAnswer Token(WeChatReply.Answer answer, DateTimeOffset asked)
    {
        var value = answer.Text("access_token");
        if (value.Length is > 0 and <= MaxTokenLength && answer.Number("expires_in") is > 0 and <= MaxValiditySeconds and { } seconds)
            return new AccessTokenAnswer.Granted(AccessToken.Issued(value, TimeSpan.FromSeconds(seconds), asked));
        WeChatLog.Incomplete(logger, Api);
        return new AccessTokenAnswer.Unavailable();
    }

    private AccessTokenAnswer Refusal(int code)
    {
        var error = WeChatErrors.Find(Api, code);
        if (error.Class is WeChatErrorClass.Config or WeChatErrorClass.Bug)
        {
            WeChatLog.Misconfigured(logger, Api, code, error.Class, error.Meaning);
            return new AccessTokenAnswer.Misconfigured(code);
        }

        WeChatLog.Refused(logger, Api, code, error.Meaning);
        return new AccessTokenAnswer.Unavailable();
    }
}
