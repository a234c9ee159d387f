using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary><c>GET /sns/jscode2session</c>: the checks in WeChat's order as far as it is known.</summary>
internal sealed class JsCode2Session(FakeSettings settings, People people, FakeRandom random)
{
    public const string Api = "jscode2session";

    public FakeAnswer Handle(FakeCall call)
    {
        if (FindFault(call) is { } fault)
            return FakeAnswer.Error(fault, random);
        var (code, person) = people.Exchange(call.Parameter("js_code"));
        if (person is null)
            return FakeAnswer.Error(code, random);
        return person.UnionId is { } unionId
            ? FakeAnswer.Granted(new { session_key = person.SessionKey, openid = person.OpenId, unionid = unionId })
            : FakeAnswer.Granted(new { session_key = person.SessionKey, openid = person.OpenId });
    }

    private int? FindFault(FakeCall call)
    {
        if (call.Method != HttpMethods.Get || call.Parameter("appid").Length == 0)
            return 41002;
        if (call.Parameter("secret").Length == 0)
            return 41004;
        if (call.Parameter("js_code").Length == 0)
            return 41008;
        if (call.Parameter("grant_type") != "authorization_code")
            return 40002;
        if (call.Parameter("appid") != settings.AppId)
            return 40013;
        return call.Parameter("secret") == settings.AppSecret ? null : 40125;
    }
}
