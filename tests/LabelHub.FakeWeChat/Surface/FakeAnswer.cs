using System.Text.Json;
using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>What WeChat decided, before any fault garbles it on its way.</summary>
/// <param name="ErrorCode">0 when it was granted.</param>
/// <param name="Body">JSON.</param>
/// <param name="Committed">Whether something changed.</param>
internal sealed record FakeAnswer(int ErrorCode, byte[] Body, bool Committed)
{
    private const string Json = "application/json; encoding=utf-8";
    private const string Plain = "text/plain";

    /// <summary>Codes whose text has a comma before the rid.</summary>
    private static readonly HashSet<int> WithComma = [40029, 40125, 40163];

    private static readonly Dictionary<int, string> Messages = new()
    {
        [-1] = "system error",
        [40001] = "invalid credential, access_token is invalid or not latest",
        [40002] = "invalid grant_type",
        [40003] = "invalid openid",
        [40013] = "invalid appid",
        [40014] = "invalid access_token",
        [40029] = "invalid code",
        [40037] = "invalid template_id",
        [40097] = "invalid args",
        [40125] = "invalid appsecret",
        [40163] = "code been used",
        [40226] = "code blocked",
        [41001] = "access_token missing",
        [41002] = "appid missing",
        [41004] = "appsecret missing",
        [41008] = "missing code",
        [41030] = "invalid page",
        [42001] = "access_token expired",
        [43001] = "require GET method",
        [43002] = "require POST method",
        [43101] = "user refuse to accept the msg",
        [43108] = "concurrent sending to one user",
        [44002] = "empty post data",
        [45002] = "content size out of limit",
        [45009] = "reach max api daily quota limit",
        [45011] = "api minute-quota reach limit mustslower retry next minute",
        [47001] = "data format error",
    };

    /// <summary>As WeChat writes them: everything under /sns and every refusal is called text, whatever it is.</summary>
    public static string ContentTypeOf(PathString path, int errorCode) => path.StartsWithSegments("/sns", StringComparison.Ordinal) || errorCode != 0 ? Plain : Json;

    public static FakeAnswer Granted(object body) => new(0, JsonSerializer.SerializeToUtf8Bytes(body), Committed: true);

    public static FakeAnswer Error(int code, FakeRandom random, string? message = null)
    {
        var rid = $"{random.Hex(8)}-{random.Hex(8)}-{random.Hex(8)}";
        var text = $"{message ?? Messages.GetValueOrDefault(code, "error")}{(WithComma.Contains(code) ? "," : "")} rid: {rid}";
        return new FakeAnswer(code, JsonSerializer.SerializeToUtf8Bytes(new { errcode = code, errmsg = text }), Committed: false);
    }
}
