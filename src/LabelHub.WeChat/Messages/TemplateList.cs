using LabelHub.WeChat.Http;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.Messages;

/// <summary>The mini-program's own templates.</summary>
/// <param name="Contents">Content by id; null when WeChat did not say.</param>
public sealed record TemplateListAnswer(IReadOnlyDictionary<string, string>? Contents);

/// <summary><c>GET /wxaapi/newtmpl/gettemplate</c>.</summary>
internal sealed class TemplateList(WeChatHttp http, WeChatOptions options, ILogger logger)
{
    private const string Api = "gettemplate";

    public async Task<TemplateListAnswer> CallAsync(string accessToken, CancellationToken cancellation)
    {
        var path = $"wxaapi/newtmpl/gettemplate?access_token={Uri.EscapeDataString(accessToken)}";
        switch (await http.GetAsync(path, options.TokenTimeout, cancellation))
        {
            case WeChatReply.Answer { ErrorCode: 0 } answer
                when answer.Body.TryGetProperty("data", out var data) && data.ValueKind == System.Text.Json.JsonValueKind.Array:
                var contents = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var item in data.EnumerateArray().Where(d => d.ValueKind == System.Text.Json.JsonValueKind.Object))
                {
                    var entry = new WeChatReply.Answer(0, item);
                    contents[entry.Text("priTmplId")] = entry.Text("content");
                }

                return new TemplateListAnswer(contents);
            case WeChatReply.Answer answer:
                WeChatLog.Refused(logger, Api, answer.ErrorCode, Errors.WeChatErrors.Find(Api, answer.ErrorCode).Meaning);
                return new TemplateListAnswer(Contents: null);
            case WeChatReply.NoAnswer none:
                WeChatLog.NoAnswer(logger, Api, none.Reason);
                return new TemplateListAnswer(Contents: null);
            default:
                throw new InvalidOperationException("A reply is an answer or none.");
        }
    }
}

/// <summary>Holds the settings against what WeChat has.</summary>
public sealed class TemplateCheck(IWeChatGateway gateway, AccessTokens tokens, MessageTemplates templates)
{
    /// <summary>What is wrong, in words for the operator; null when all is well or WeChat could not be asked.</summary>
    public async Task<(bool Asked, string? Problem)> RunAsync(CancellationToken cancellation)
    {
        if (await tokens.GetAsync(cancellation) is not AccessTokenAnswer.Granted granted)
            return (false, null);
        var answer = await gateway.ReadTemplatesAsync(granted.Token.Value, cancellation);
        return answer.Contents is { } contents ? (true, templates.FindProblem(contents)) : (false, null);
    }
}
