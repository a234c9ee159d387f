using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>What came out, by the phone's word.</summary>
public sealed record OutcomeBody(PrintJobState? State, int? Printed, int? Spoiled);

/// <summary>
/// POST /v1/print-jobs/{printJobId}/outcome. Saying the same twice is fine; printed and failed are final, and
/// unknown may still become one of them when somebody looks.
/// </summary>
public static class ReportOutcome
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/print-jobs/{printJobId}/outcome", HandleAsync)
        .WithName("ReportPrintOutcome").WithSummary("报告打印结果").WithTags("Printing")
        .Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Ok<PrintJobView>, ProblemHttpResult>> HandleAsync(
        string printJobId, OutcomeBody body, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindPrintJobAsync(caller, printJobId, cancellation) is not { } found)
            return Memberships.NotFound();
        var job = found.Job;
        // the last bytes may be on their way out: their record first, then the phone's word
        await database.Database.ExecuteSqlAsync($"SELECT 1 FROM print_jobs WHERE id = {job.Id} FOR UPDATE", cancellation);
        await database.Entry(job).ReloadAsync(cancellation);
        FieldError[] errors = [.. CheckShape(body)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (TooMany(body, job.Copies) is { } refusal)
            return refusal;
        var same = job.State == body.State && job.Printed == body.Printed && job.Spoiled == body.Spoiled;
        if (job.State is PrintJobState.Printed or PrintJobState.Failed && !same)
            return Concluded();
        if (!same)
            await ConcludeAsync(job, body, caller, database, clock, cancellation);
        return TypedResults.Ok(PrintJobView.Of(job, found.ContentHash, clock.UtcNow));
    }

    private static Task<AuditEntry> ConcludeAsync(
        PrintJob job, OutcomeBody body, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        job.State = body.State!.Value;
        job.Printed = body.Printed;
        job.Spoiled = body.Spoiled;
        job.ConcludedAt = clock.UtcNow;
        // fetched once more after this, labels may come out all the same
        if (job.State == PrintJobState.Failed)
            job.Fetched = [];
        var subject = PublicId.Format(IdKinds.PrintJob, job.Id);
        return AuditChain.AppendAsync(
            database, new AuditEvent(job.WorkshopId, caller.AccountId, "printJob.concluded", subject), clock.UtcNow, cancellation);
    }

    private static IEnumerable<FieldError> CheckShape(OutcomeBody body)
    {
        if (body.State is not (PrintJobState.Printed or PrintJobState.Failed or PrintJobState.Unknown))
            yield return new FieldError("state", "请选择打印结果：打好了、没打成、不清楚。");
        if (body.Printed < 0)
            yield return new FieldError("printed", "打好的张数不能小于 0，例如 20。");
        if (body.Spoiled < 0)
            yield return new FieldError("spoiled", "打坏的张数不能小于 0，例如 1。");
    }

    /// <summary>422 where more came out than were ordered.</summary>
    private static ProblemHttpResult? TooMany(OutcomeBody body, int copies)
    {
        var (printed, spoiled) = (body.Printed ?? 0L, body.Spoiled ?? 0L);
        if (printed + spoiled <= copies)
            return null;
        var message = FormattableString.Invariant(
            $"这次只打 {copies} 张，打好的 {printed} 张加上打坏的 {spoiled} 张超过了，请改成一共不超过 {copies} 张。");
        var field = spoiled > 0 && printed <= copies ? "spoiled" : "printed";
        return Problems.Of(422, "printJob.tooManyCounted", message, ("errors", new[] { new FieldError(field, message) }));
    }

    private static ProblemHttpResult Concluded() => Problems.Of(409, "printJob.concluded", "这次打印的结果已经报告过，不能再改。");
}
