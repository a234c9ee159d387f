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
        FieldError[] errors = [.. CheckShape(body, job.Copies)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
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
        var subject = PublicId.Format(IdKinds.PrintJob, job.Id);
        return AuditChain.AppendAsync(
            database, new AuditEvent(job.WorkshopId, caller.AccountId, "printJob.concluded", subject), clock.UtcNow, cancellation);
    }

    private static IEnumerable<FieldError> CheckShape(OutcomeBody body, int copies)
    {
        if (body.State is not (PrintJobState.Printed or PrintJobState.Failed or PrintJobState.Unknown))
            yield return new FieldError("state", "结果是 printed、failed 或 unknown。");
        if (body.Printed < 0 || body.Printed > copies)
            yield return new FieldError("printed", FormattableString.Invariant($"打好的张数是 0 到 {copies}。"));
        if (body.Spoiled < 0 || body.Spoiled > copies)
            yield return new FieldError("spoiled", FormattableString.Invariant($"打坏的张数是 0 到 {copies}。"));
    }

    private static ProblemHttpResult Concluded() => Problems.Of(409, "printJob.concluded", "这次打印的结果已经报告过，不能再改。");
}
