using System.Text.Json;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary><c>POST /cgi-bin/stable_token</c>.</summary>
internal sealed class StableToken(FakeSettings settings, IssuedTokens tokens, FakeRandom random)
{
    public const string Api = "stable_token";

    public FakeAnswer Handle(FakeCall call)
    {
        if (call.Method != HttpMethods.Post)
            return FakeAnswer.Error(43002, random);
        if (call.Body.Length == 0)
            return FakeAnswer.Error(44002, random);
        if (call.Json() is not { } body)
            return FakeAnswer.Error(47001, random);
        if (FindFault(body) is { } fault)
            return FakeAnswer.Error(fault, random);
        var (value, expiresIn) = tokens.GetStable(IsForced(body));
        return FakeAnswer.Granted(new { access_token = value, expires_in = expiresIn });
    }

    private int? FindFault(JsonElement body)
    {
        if (FakeCall.Text(body, "grant_type") != "client_credential")
            return 40002;
        if (FakeCall.Text(body, "appid") != settings.AppId)
            return 40013;
        return FakeCall.Text(body, "secret") == settings.AppSecret ? null : 40125;
    }

    private static bool IsForced(JsonElement body) =>
        body.TryGetProperty("force_refresh", out var forced) && forced.ValueKind == JsonValueKind.True;
}
