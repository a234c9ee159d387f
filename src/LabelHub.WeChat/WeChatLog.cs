using LabelHub.WeChat.Errors;
using LabelHub.WeChat.Http;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat;

/// <summary>What is said about a call: the API's name and WeChat's code. Never an address, a body or anybody's id.</summary>
internal static partial class WeChatLog
{
    [LoggerMessage(LogLevel.Information, "WeChat {Api} answered {ErrorCode} ({Meaning})")]
    public static partial void Refused(ILogger logger, string api, int errorCode, string meaning);

    [LoggerMessage(LogLevel.Error, "WeChat {Api} answered {ErrorCode} ({Class}: {Meaning}): the operator must act")]
    public static partial void Misconfigured(ILogger logger, string api, int errorCode, WeChatErrorClass @class, string meaning);

    [LoggerMessage(LogLevel.Warning, "WeChat {Api} gave no answer: {Reason}")]
    public static partial void NoAnswer(ILogger logger, string api, NoAnswerReason reason);

    [LoggerMessage(LogLevel.Warning, "WeChat {Api} answered without what was asked for")]
    public static partial void Incomplete(ILogger logger, string api);
}
