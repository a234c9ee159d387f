using System.Security.Claims;

namespace LabelHub.Api.Security;

/// <summary>Who asks: bound into every handler behind sign-in.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="SessionId">The session the token belongs to.</param>
public sealed record Caller(Guid AccountId, Guid SessionId)
{
    internal const string SessionClaim = "sid";

    public static ValueTask<Caller> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var account = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var session = context.User.FindFirstValue(SessionClaim);
        return account is null || session is null
            ? throw new InvalidOperationException("A handler that binds a Caller must require authorization.")
            : ValueTask.FromResult(new Caller(Guid.ParseExact(account, "N"), Guid.ParseExact(session, "N")));
    }

    internal static ClaimsPrincipal Principal(Guid accountId, Guid sessionId, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, accountId.ToString("N")), new Claim(SessionClaim, sessionId.ToString("N"))], scheme));
}
