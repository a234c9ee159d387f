using System.Text.Json;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary><c>POST /cgi-bin/stable_token</c>.</summary>
internal sealed class StableToken(FakeSettings settings, IssuedTokens tokens, FakeRandom random)
{
    public const string Api = "stable_token";

    public FakeAnswer Handle(FakeCall call)
    {
        if (call.FindFault(out var body) is var form and not 0)
            return FakeAnswer.Error(form, random);
        if (FindFault(body) is { } fault)
            return FakeAnswer.Error(fault, random);
        var (value, expiresIn) = tokens.GetStable(IsForced(body));
        return FakeAnswer.Granted(new { access_token = value, expires_in = expiresIn });
    }

    private int? FindFault(JsonElement body)
    {
        if (FakeCall.Text(body, "grant_type") != "client_credential")
            return 40002;
        if (FakeCall.Text(body, "appid").Length == 0)
            return 41002;
        if (FakeCall.Text(body, "secret").Length == 0)
            return 41004;
        if (FakeCall.Text(body, "appid") != settings.AppId)
            return 40013;
        if (FakeCall.Text(body, "secret") != settings.AppSecret)
            return 40125;
        return !body.TryGetProperty("force_refresh", out var forced) || forced.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : 47001;
    }

    private static bool IsForced(JsonElement body) =>
        body.TryGetProperty("force_refresh", out var forced) && forced.ValueKind == JsonValueKind.True;
}
