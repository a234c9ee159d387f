using LabelHub.WeChat.Tokens;

namespace LabelHub.WeChat.Messages;

/// <summary>
/// Sends with the access token at hand. A token that is refused is forgotten, asked for once more in the normal way
/// and the message tried once more; nothing else is ever tried twice here, because a message may have gone out.
/// </summary>
public sealed class MessageSender(IWeChatGateway gateway, AccessTokens tokens)
{
    public async Task<SendOutcome> SendAsync(SubscribeMessage message, CancellationToken cancellation)
    {
        if (await tokens.GetAsync(cancellation) is not AccessTokenAnswer.Granted first)
            return new SendOutcome.NotSent();
        var outcome = await gateway.SendMessageAsync(message, first.Token.Value, cancellation);
        if (outcome is not SendOutcome.TokenRefused)
            return outcome;
        await tokens.RefusedAsync(first.Token.Value, cancellation);
        if (await tokens.GetAsync(cancellation) is not AccessTokenAnswer.Granted second)
            return new SendOutcome.NotSent();
        outcome = await gateway.SendMessageAsync(message, second.Token.Value, cancellation);
        // refused again: definitely not sent, and another fetch now would only feed a storm
        return outcome is SendOutcome.TokenRefused refused ? new SendOutcome.Busy(refused.ErrorCode) : outcome;
    }
}
