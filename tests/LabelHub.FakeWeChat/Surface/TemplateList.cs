using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary><c>GET /wxaapi/newtmpl/gettemplate</c>: the templates the operator picked.</summary>
internal sealed class TemplateList(IssuedTokens tokens, FakeRandom random)
{
    public const string Api = "gettemplate";
    private const int OneTime = 2;

    public FakeAnswer Handle(FakeCall call)
    {
        if (tokens.Check(call.Parameter("access_token")) is var refused and not 0)
            return FakeAnswer.Error(refused, random);
        if (call.Method != HttpMethods.Get)
            return FakeAnswer.Error(43001, random);
        return FakeAnswer.Granted(new
        {
            errcode = 0,
            errmsg = "ok",
            data = FakeTemplates.All.Select(t => new { priTmplId = t.Id, title = t.Title, content = t.Content, example = t.Content, type = OneTime }),
        });
    }
}
