using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary><c>GET /cgi-bin/token</c>: a new token each time; nothing of ours should ever call it.</summary>
internal sealed class PlainToken(FakeSettings settings, IssuedTokens tokens, FakeRandom random)
{
    public const string Api = "token";

    public FakeAnswer Handle(FakeCall call)
    {
        if (call.Method != HttpMethods.Get)
            return FakeAnswer.Error(43001, random);
        if (call.Parameter("grant_type") != "client_credential")
            return FakeAnswer.Error(40002, random);
        if (call.Parameter("appid") != settings.AppId)
            return FakeAnswer.Error(40013, random);
        if (call.Parameter("secret") != settings.AppSecret)
            return FakeAnswer.Error(40125, random);
        var (value, expiresIn) = tokens.GetPlain();
        return FakeAnswer.Granted(new { access_token = value, expires_in = expiresIn });
    }
}
