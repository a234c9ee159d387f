using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.WeChat;
using LabelHub.WeChat.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Sessions;

/// <summary>The code of wx.login, and what the person tells their devices apart by.</summary>
public sealed record SignInBody(string? Code, string? DeviceNote);

/// <summary>The token is shown this once; we keep only its hash.</summary>
public sealed record SignedInView(string Token, DateTimeOffset ExpiresAt, string AccountId);

/// <summary>POST /v1/sessions: signs in through WeChat.</summary>
public static class CreateSession
{
    private const int MaxCodeLength = 200;
    private const int MaxDeviceNoteLength = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/sessions", HandleAsync)
        .WithName("SignIn").WithSummary("用微信登录").WithTags("Sessions")
        .AllowAnonymous().Bounded(BodyLimits.Single).RequireRateLimiting(RateLimits.SignIns);

    public static async Task<Results<Created<SignedInView>, ProblemHttpResult>> HandleAsync(
        SignInBody body, IWeChatGateway weChat, LabelHubContext database,
        IssuedSecrets secrets, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        FieldError[] errors = [.. CheckShape(body)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var exchange = await weChat.ExchangeCodeAsync(body.Code!, cancellation);
        if (exchange is not CodeExchange.SignedIn person)
            return Refusal(exchange, response);
        var accountId = await AccountOfAsync(person.OpenId, database, clock, cancellation);
        var token = secrets.New();
        var session = Session.Begin(PublicId.New(clock.Time), accountId, SecretToken.Hash(token)!, body.DeviceNote?.Trim(), clock.UtcNow);
        database.Sessions.Add(session);
        await database.SaveChangesAsync(cancellation);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created(
            "/v1/sessions/current", new SignedInView(token, session.ExpiresAt, PublicId.Format(IdKinds.Account, accountId)));
    }

    private static IEnumerable<FieldError> CheckShape(SignInBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Code) || body.Code.Length > MaxCodeLength)
            yield return new FieldError("code", "登录没有成功，请重新打开小程序再试。");
        if (body.DeviceNote is { } note && (note.Length > MaxDeviceNoteLength || TextShape.HasHidden(note)))
            yield return new FieldError("deviceNote", FormattableString.Invariant($"设备备注最多 {MaxDeviceNoteLength} 个看得见的字。"));
    }

    /// <summary>The person's account, made at their first sign-in; two first sign-ins at once make one.</summary>
    private static async Task<Guid> AccountOfAsync(
        string openId, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        var (id, now) = (PublicId.New(clock.Time), clock.UtcNow);
        await database.Database.ExecuteSqlAsync(
            $"INSERT INTO accounts (id, open_id, created_at) VALUES ({id}, {openId}, {now}) ON CONFLICT (open_id) DO NOTHING",
            cancellation);
        return await database.Accounts.Where(a => a.OpenId == openId).Select(a => a.Id).SingleAsync(cancellation);
    }

    private static ProblemHttpResult Refusal(CodeExchange outcome, HttpResponse response)
    {
        if (outcome is CodeExchange.TooOften)
            response.Headers.RetryAfter = "60";
        return outcome switch
        {
            CodeExchange.CodeUsed => Problems.Of(422, "wechat.codeUsed", "这个登录码已经用过，请重新登录。"),
            CodeExchange.CodeInvalid => Problems.Of(422, "wechat.codeInvalid", "登录码不对或已过期，请重新登录。"),
            CodeExchange.Blocked => Problems.Of(422, "wechat.blocked", "微信暂时不允许这个账号登录，请联系微信客服。"),
            CodeExchange.TooOften => Problems.Of(429, "wechat.tooOften", "登录太频繁，请一分钟后再试。"),
            _ => Problems.Of(503, "wechat.unavailable", "微信登录暂时不可用，请稍后再试。"),
        };
    }
}
