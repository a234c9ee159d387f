using LabelHub.WeChat.Errors;
using LabelHub.WeChat.Http;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.SignIn;

/// <summary><c>GET /sns/jscode2session</c>.</summary>
internal sealed class JsCode2Session(WeChatHttp http, WeChatOptions options, TimeProvider clock, ILogger logger)
{
    private const string Api = "jscode2session";
    private const int MaxCodeLength = 128;
    private const int MaxOpenIdLength = 128;

    public async Task<CodeExchange> CallAsync(string code, CancellationToken cancellation)
    {
        if (!CouldBeCode(code))
            return new CodeExchange.CodeInvalid();
        switch (await SendAsync(code, cancellation))
        {
            case WeChatReply.Answer { ErrorCode: 0 } answer:
                return Person(answer);
            case WeChatReply.Answer answer:
                return Refusal(answer.ErrorCode);
            default:
                return new CodeExchange.Unavailable();
        }
    }

    private static bool CouldBeCode(string code) =>
        code.Length is > 0 and <= MaxCodeLength && code.All(char.IsAscii) && !code.Any(char.IsControl);

    /// <summary>
    /// After an answer a code is spent. When the connection broke before one, trying once more is safe: at worst the
    /// first attempt did spend it, and the phone is told to fetch another.
    /// </summary>
    private async Task<WeChatReply> SendAsync(string code, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var reply = await SendOnceAsync(code, options.SignInTimeout, cancellation);
        var left = options.SignInTimeout - clock.GetElapsedTime(started);
        if (reply is WeChatReply.NoAnswer { Reason: NoAnswerReason.NotSent or NoAnswerReason.Broken } && left > TimeSpan.Zero)
            reply = await SendOnceAsync(code, left, cancellation);
        if (reply is WeChatReply.NoAnswer none)
            WeChatLog.NoAnswer(logger, Api, none.Reason);
        return reply;
    }

    private Task<WeChatReply> SendOnceAsync(string code, TimeSpan timeout, CancellationToken cancellation)
    {
        var query = $"appid={Uri.EscapeDataString(options.AppId)}&secret={Uri.EscapeDataString(options.AppSecret)}"
            + $"&js_code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
        return http.GetAsync($"sns/jscode2session?{query}", timeout, cancellation);
    }

    /// <summary>Success is an openid and a session_key; anything less must sign nobody in.</summary>
    private CodeExchange Person(WeChatReply.Answer answer)
    {
        var openId = answer.Text("openid");
        if (openId.Length is > 0 and <= MaxOpenIdLength && answer.Text("session_key").Length > 0)
            return new CodeExchange.SignedIn(openId);
        WeChatLog.Incomplete(logger, Api);
        return new CodeExchange.Unavailable();
    }

    private CodeExchange Refusal(int code)
    {
        var error = WeChatErrors.Find(Api, code);
        if (error.Class is WeChatErrorClass.Config or WeChatErrorClass.Bug or WeChatErrorClass.Token)
        {
            WeChatLog.Misconfigured(logger, Api, code, error.Class, error.Meaning);
            return new CodeExchange.Misconfigured(code);
        }

        WeChatLog.Refused(logger, Api, code, error.Meaning);
        return code switch
        {
            40029 or 41008 => new CodeExchange.CodeInvalid(),
            40163 => new CodeExchange.CodeUsed(),
            40226 => new CodeExchange.Blocked(),
            45011 => new CodeExchange.TooOften(),
            _ => new CodeExchange.Unavailable(),
        };
    }
}
