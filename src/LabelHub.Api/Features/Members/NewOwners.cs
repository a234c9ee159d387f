using System.Globalization;
using LabelHub.Api.Http;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Members;

/// <summary>
/// Somebody whom an invitation made an owner cannot push out the others at once: an invitation that went to the wrong
/// person leaves them a day to notice.
/// </summary>
internal static class NewOwners
{
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>Null for an owner of long enough.</summary>
    /// <param name="owner">Who asks.</param>
    /// <param name="now">The time.</param>
    /// <param name="what">What they want to do, in Chinese.</param>
    public static ProblemHttpResult? Refusal(Member owner, DateTimeOffset now, string what)
    {
        if (owner.OwnerSince + Waits is not { } from || from <= now)
            return null;
        // to the next whole minute, so that trying at that minute succeeds
        var shown = ShanghaiTime.Of(from.AddMinutes(1)).ToString("M 月 d 日 HH:mm", CultureInfo.InvariantCulture);
        return Problems.Of(409, "owner.tooNew", $"你当店主还不到一天，{shown} 以后才能{what}。");
    }
}
