using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Http.Transactions;

/// <summary>A kept answer is given only to somebody who still belongs to the workshop that the address speaks of.</summary>
public static class ReplayAccess
{
    /// <summary>The parameters that stand below <c>{workshopId}</c> or belong to the caller alone.</summary>
    private static readonly string[] OfNoWorkshop = ["sessionId"];

    public static async Task<bool> AllowsAsync(HttpContext context, Guid accountId)
    {
        var database = context.RequestServices.GetRequiredService<LabelHubContext>();
        if (WorkshopsOf(context.Request.RouteValues, database) is not { } workshops)
            return true;
        return await database.Members.AnyAsync(m => m.AccountId == accountId && workshops.Contains(m.WorkshopId), context.RequestAborted);
    }

    /// <summary>Whether a replay of this route is guarded; a test holds every route that writes against it.</summary>
    public static bool Knows(IEnumerable<string> parameters)
    {
        string[] names = [.. parameters];
        return names.Contains("workshopId") || names.All(n => n is "batchId" or "printJobId" or "reminderId" or "code" || OfNoWorkshop.Contains(n));
    }

    private static IQueryable<Guid>? WorkshopsOf(RouteValueDictionary route, LabelHubContext database)
    {
        if (IdOf(route, "workshopId", IdKinds.Workshop) is { } workshop)
            return database.Workshops.Where(w => w.Id == workshop).Select(w => w.Id);
        if (IdOf(route, "batchId", IdKinds.Batch) is { } batch)
            return database.Batches.Where(b => b.Id == batch).Select(b => b.WorkshopId);
        if (IdOf(route, "printJobId", IdKinds.PrintJob) is { } job)
            return database.PrintJobs.Where(j => j.Id == job).Select(j => j.WorkshopId);
        if (IdOf(route, "reminderId", IdKinds.Reminder) is { } reminder)
            return database.Reminders.Where(r => r.Id == reminder).Select(r => r.WorkshopId);
        if (route.TryGetValue("code", out var code))
        {
            var hash = SecretToken.Hash(code as string) ?? [];
            return database.Invitations.Where(i => i.CodeHash == hash).Select(i => i.WorkshopId);
        }

        return null;
    }

    private static Guid? IdOf(RouteValueDictionary route, string name, string kind) =>
        !route.TryGetValue(name, out var value) ? null : PublicId.TryParse(kind, value as string, out var id) ? id : Guid.Empty;
}
