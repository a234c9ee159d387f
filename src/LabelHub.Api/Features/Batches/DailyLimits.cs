using System.Globalization;
using LabelHub.Api.Http;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>How much one workshop makes on one day, from the section <c>Limits</c>; far above any real one's need.</summary>
public sealed class DailyLimits
{
    public int BatchesPerDay { get; init; } = 300;

    public int PrintJobsPerDay { get; init; } = 1_000;

    public int LabelsPerDay { get; init; } = 20_000;

    public static DailyLimits Read(IConfiguration configuration)
    {
        var (section, defaults) = (configuration.GetSection("Limits"), new DailyLimits());
        return new DailyLimits
        {
            BatchesPerDay = WholeNumber.Read(section, nameof(BatchesPerDay), defaults.BatchesPerDay),
            PrintJobsPerDay = WholeNumber.Read(section, nameof(PrintJobsPerDay), defaults.PrintJobsPerDay),
            LabelsPerDay = WholeNumber.Read(section, nameof(LabelsPerDay), defaults.LabelsPerDay),
        };
    }

    /// <summary>429 where no further batch is made today. Only right while no one else makes one of the same workshop.</summary>
    public async Task<ProblemHttpResult?> RefuseBatchAsync(
        LabelHubContext database, Guid workshopId, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        var midnight = ShanghaiTime.StartOf(clock.Today);
        return await database.Batches.CountAsync(b => b.WorkshopId == workshopId && b.CreatedAt >= midnight, cancellation) >= BatchesPerDay
            ? Refusal(clock, response, FormattableString.Invariant($"今天已经建了 {BatchesPerDay} 个批次，到了每天的上限，明天再建。"))
            : null;
    }

    /// <summary>
    /// 429 where no further labels are printed today. Takes the workshop's turn, which is held to the end of the
    /// transaction: two jobs at once cannot both be the last.
    /// </summary>
    public async Task<ProblemHttpResult?> RefusePrintAsync(
        LabelHubContext database, Guid workshopId, int copies, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        await AdvisoryLocks.TakeAsync(database, $"print-jobs {workshopId:N}", cancellation);
        var midnight = ShanghaiTime.StartOf(clock.Today);
        var today = await database.PrintJobs.Where(j => j.WorkshopId == workshopId && j.CreatedAt >= midnight)
            .GroupBy(j => j.WorkshopId).Select(g => new { Jobs = g.Count(), Labels = g.Sum(j => j.Copies) })
            .SingleOrDefaultAsync(cancellation);
        if (today?.Jobs >= PrintJobsPerDay)
            return Refusal(clock, response, FormattableString.Invariant($"今天已经打印了 {PrintJobsPerDay} 次，到了每天的上限，明天再打。"));
        var left = LabelsPerDay - (today?.Labels ?? 0);
        return copies > left
            ? Refusal(clock, response, FormattableString.Invariant($"每天最多打 {LabelsPerDay} 张标签，今天还能打 {left} 张，请少打一些，或明天再打。"))
            : null;
    }

    private static ProblemHttpResult Refusal(ShanghaiClock clock, HttpResponse response, string detail)
    {
        var next = new DateTimeOffset(clock.Now.Date.AddDays(1), clock.Now.Offset);
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling((next - clock.Now).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "limit.perDay", detail, ("retryAt", next));
    }
}
