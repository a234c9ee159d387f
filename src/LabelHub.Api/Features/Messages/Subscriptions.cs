using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.WeChat.Messages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Messages;

/// <summary>How many messages of one purpose somebody still takes.</summary>
public sealed record SubscriptionView(string Purpose, string TemplateId, int Remaining);

public sealed record SubscriptionsView(IReadOnlyList<SubscriptionView> Items);

/// <summary>What wx.requestSubscribeMessage told the phone, by template.</summary>
public sealed record SubscriptionsBody(IReadOnlyDictionary<string, string>? Results);

/// <summary>
/// GET and POST /v1/subscriptions: the meter of consents, and the phone's word about a tap. Each accepted tap buys one
/// message; WeChat's own push confirms it later.
/// </summary>
public static class Subscriptions
{
    private const int MaxResults = 20;
    private const string Accept = "accept";
    private static readonly HashSet<string> Words = new([Accept, "reject", "ban", "filter"], StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/subscriptions").WithTags("Reminders");
        group.MapGet("", ReadAsync).WithName("ReadSubscriptions").WithSummary("还能收到几条提醒");
        group.MapPost("", ReportAsync).WithName("ReportSubscriptions").WithSummary("报告订阅消息的授权结果").Bounded(BodyLimits.Single)
            .Transactional();
    }

    private static async Task<Ok<SubscriptionsView>> ReadAsync(
        Caller caller, MessageTemplates templates, LabelHubContext database, CancellationToken cancellation)
    {
        var remaining = await database.Consents.AsNoTracking().Where(c => c.AccountId == caller.AccountId)
            .ToDictionaryAsync(c => c.TemplateId, c => c.Remaining, StringComparer.Ordinal, cancellation);
        return TypedResults.Ok(new SubscriptionsView(
            [.. templates.All.OrderBy(t => t.Purpose, StringComparer.Ordinal)
                .Select(t => new SubscriptionView(t.Purpose, t.Id, remaining.GetValueOrDefault(t.Id)))]));
    }

    private static async Task<Results<Ok<SubscriptionsView>, ProblemHttpResult>> ReportAsync(
        SubscriptionsBody body, Caller caller, MessageTemplates templates,
        LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        FieldError[] errors = [.. CheckShape(body)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        // a phone may still show templates that were replaced meanwhile: those buy nothing and are passed over
        var accepted = templates.All.Where(t => body.Results!.GetValueOrDefault(t.Id) == Accept).Select(t => (caller.AccountId, t.Id))
            .ToList();
        if (accepted.Count > 0)
        {
            var consents = (await Consents.LockAsync(database, accepted, cancellation)).Values;
            foreach (var consent in consents)
                consent.Report(clock.UtcNow);
            await Consents.SaveAsync(database, consents, cancellation);
        }

        return await ReadAsync(caller, templates, database, cancellation);
    }

    private static IEnumerable<FieldError> CheckShape(SubscriptionsBody body)
    {
        if (body.Results is not { Count: > 0 and <= MaxResults })
        {
            yield return new FieldError("results", FormattableString.Invariant($"请带上 1 到 {MaxResults} 个模板的授权结果。"));
            yield break;
        }

        foreach (var (template, word) in body.Results.Where(r => r.Value is null || !Words.Contains(r.Value)))
            yield return new FieldError($"results.{template}", "授权结果不对，请重新点一次“允许提醒”。");
    }
}
