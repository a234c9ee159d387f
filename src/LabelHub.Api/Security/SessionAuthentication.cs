using System.Text.Encodings.Web;
using LabelHub.Api.Http;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LabelHub.Api.Security;

/// <summary>Bearer tokens of our own: opaque, looked up by their hash, ended by disuse, age or revocation.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder, LabelHubContext database, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";
    private const string Prefix = "Bearer ";
    // every request asks this; translating it each time would cost as much as the answer
    private static readonly Func<LabelHubContext, byte[], CancellationToken, Task<Session?>> FindSession =
        EF.CompileAsyncQuery((LabelHubContext database, byte[] hash, CancellationToken cancellation) =>
            database.Sessions.SingleOrDefault(s => s.TokenHash == hash));

    private string _code = "session.required";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var session = SecretToken.Hash(header[Prefix.Length..].Trim()) is { } hash
            ? await FindSession(database, hash, Context.RequestAborted)
            : null;
        var now = time.GetUtcNow();
        if (session is null || !session.IsLive(now))
        {
            _code = session is null ? "session.invalid" : "session.expired";
            return AuthenticateResult.Fail(_code);
        }

        if (session.Use(now))
            await database.SaveChangesAsync(Context.RequestAborted);
        return AuthenticateResult.Success(
            new AuthenticationTicket(Caller.Principal(session.AccountId, session.Id, SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        var detail = _code == "session.required" ? "请先登录。" : "登录已失效，请重新登录。";
        return Response.WriteAsJsonAsync(
            Problems.Body(401, _code, detail), options: null, contentType: "application/problem+json", Context.RequestAborted);
    }
}
