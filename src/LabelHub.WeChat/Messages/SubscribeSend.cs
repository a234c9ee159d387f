using LabelHub.WeChat.Errors;
using LabelHub.WeChat.Http;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.Messages;

/// <summary><c>POST /cgi-bin/message/subscribe/send</c>, once.</summary>
internal sealed class SubscribeSend(WeChatHttp http, WeChatOptions options, ILogger logger)
{
    private const string Api = "subscribe/send";
    private const int MaxMessageIdLength = 64;

    public async Task<SendOutcome> CallAsync(SubscribeMessage message, string accessToken, CancellationToken cancellation)
    {
        var path = $"cgi-bin/message/subscribe/send?access_token={Uri.EscapeDataString(accessToken)}";
        switch (await http.PostAsync(path, Body(message), options.SendTimeout, cancellation))
        {
            case WeChatReply.Answer { ErrorCode: 0 } answer when answer.Body.TryGetProperty("errcode", out _):
                return new SendOutcome.Sent(MessageId(answer));
            case WeChatReply.Answer { ErrorCode: 0 }:
                // this API always says errcode 0; without it nothing was said
                WeChatLog.Incomplete(logger, Api);
                return new SendOutcome.Unknown();
            case WeChatReply.Answer answer:
                return Refusal(answer.ErrorCode);
            case WeChatReply.NoAnswer none:
                WeChatLog.NoAnswer(logger, Api, none.Reason);
                return none.Reason is NoAnswerReason.NotSent or NoAnswerReason.FormRefused ? new SendOutcome.NotSent() : new SendOutcome.Unknown();
            default:
                throw new InvalidOperationException("A reply is an answer or none.");
        }
    }

    private Dictionary<string, object> Body(SubscribeMessage message) => new(StringComparer.Ordinal)
    {
        ["touser"] = message.OpenId,
        ["template_id"] = message.TemplateId,
        ["page"] = message.Page,
        ["miniprogram_state"] = options.MiniProgramState,
        ["lang"] = "zh_CN",
        ["data"] = message.Data.ToDictionary(d => d.Key, d => new { value = d.Value }, StringComparer.Ordinal),
    };

    /// <summary>The documents name none; where one comes it may be a number beyond 2^53.</summary>
    private static string? MessageId(WeChatReply.Answer answer) =>
        answer.Body.TryGetProperty("msgid", out var id) && id.ToString() is { Length: > 0 and <= MaxMessageIdLength } text ? text : null;

    private SendOutcome Refusal(int code)
    {
        var error = WeChatErrors.Find(Api, code);
        switch (error.Class)
        {
            case WeChatErrorClass.Token:
                WeChatLog.Refused(logger, Api, code, error.Meaning);
                return new SendOutcome.TokenRefused(code);
            case WeChatErrorClass.Config:
                WeChatLog.Misconfigured(logger, Api, code, error.Class, error.Meaning);
                return new SendOutcome.Misconfigured(code);
            case WeChatErrorClass.Transient:
                WeChatLog.Refused(logger, Api, code, error.Meaning);
                return new SendOutcome.Busy(code);
            case WeChatErrorClass.Quota:
                WeChatLog.Refused(logger, Api, code, error.Meaning);
                return new SendOutcome.QuotaUsedUp(code);
            case WeChatErrorClass.User:
                return new SendOutcome.NotSubscribed();
            default:
                // a bug of ours, words WeChat will not have, or a code nobody knows: again would be no better
                WeChatLog.Misconfigured(logger, Api, code, error.Class, error.Meaning);
                return new SendOutcome.Refused(code);
        }
    }
}
