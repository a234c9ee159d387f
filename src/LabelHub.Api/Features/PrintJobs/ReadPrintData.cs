using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Printing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>
/// GET /v1/print-jobs/{printJobId}/data: the printer's bytes, whole or by Range; the job is sent once
/// all were fetched, in any order.
/// </summary>
public static class ReadPrintData
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/print-jobs/{printJobId}/data", HandleAsync)
        .WithName("GetPrintData").WithSummary("打印数据").WithTags("Printing")
        .TakesOnly().DrawsByItself()
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream");

    public static async Task<IResult> HandleAsync(
        string printJobId, Caller caller, LabelHubContext database, LabelDrawer drawer, DrawingGate gate,
        ShanghaiClock clock, HttpContext http, CancellationToken cancellation)
    {
        if (await database.FindPrintJobAsync(caller, printJobId, cancellation) is not { } found)
            return Memberships.NotFound();
        if (found.BatchState == BatchState.Recalled)
            return PrintRefusals.Recalled();
        var job = found.Job;
        var response = http.Response;
        var tag = $"\"{Convert.ToHexStringLower(job.Sha256)}\"";
        response.Headers.ETag = tag;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = "private, no-store";
        if (RangeOf(http.Request, tag, job.TotalBytes) is not { } range)
        {
            response.Headers.ContentRange = FormattableString.Invariant($"bytes */{job.TotalBytes}");
            return Problems.Of(416, "request.rangeNotSatisfiable", "要读取的位置超出了打印数据的范围。");
        }

        var payload = await database.PrintPayloads.AsNoTracking().SingleOrDefaultAsync(p => p.PrintJobId == job.Id, cancellation);
        var (bytes, problem) = payload is null ? await RedrawAsync(job, drawer, gate, response, cancellation) : (payload.Bytes, null);
        if (bytes is null)
            return problem!;
        response.StatusCode = range.IsPartial ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        if (range.IsPartial)
            response.Headers.ContentRange = FormattableString.Invariant(
                $"bytes {range.Offset}-{range.Offset + range.Length - 1}/{bytes.Length}");
        response.ContentType = "application/octet-stream";
        response.ContentLength = range.Length;
        response.Headers[ContentDigest.Header] = ContentDigest.Of(bytes.AsSpan(range.Offset, range.Length));
        await SendAsync(
            response,
            bytes.AsMemory(range.Offset, range.Length),
            () => RecordAsync(database, job, range, clock.UtcNow, cancellation),
            cancellation);
        return Results.Empty;
    }

    /// <summary>With an If-Range of other bytes, a Range is passed over and all of them are sent.</summary>
    private static ByteRange? RangeOf(HttpRequest request, string tag, int total) =>
        request.Headers.IfRange.ToString() is { Length: > 0 } wanted && wanted != tag
            ? new ByteRange(0, total, IsPartial: false)
            : ByteRange.Of(request, total);

    /// <summary>The bytes of a job whose payload was deleted by age; never other bytes under the same digest.</summary>
    private static async Task<(byte[]? Bytes, ProblemHttpResult? Problem)> RedrawAsync(
        PrintJob job, LabelDrawer drawer, DrawingGate gate, HttpResponse response, CancellationToken cancellation)
    {
        using var turn = await gate.TakeTurnAsync(cancellation);
        if (!turn.IsAcquired)
            return (null, DrawingRoutes.Busy(response));
        return KeptDrawing.Redraw(job, drawer) is { } bytes
            ? (bytes, null)
            : (null, Problems.Of(StatusCodes.Status410Gone, "printData.gone", "这次打印的数据过期了，请重新点一次打印。"));
    }

    /// <summary>Holds the last byte back until the books say that it went: whoever has all of it finds the job sent.</summary>
    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> part, Func<Task> record, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(part[..^1], cancellation);
        await response.Body.FlushAsync(cancellation);
        await record();
        await response.Body.WriteAsync(part[^1..], cancellation);
    }

    private static Task<int> RecordAsync(
        LabelHubContext database, PrintJob job, ByteRange range, DateTimeOffset now, CancellationToken cancellation)
    {
        var (from, end) = (range.Offset, range.Offset + range.Length);
        return database.Database.ExecuteSqlAsync(
            $"""
            UPDATE print_jobs j SET fetched = f.now,
                state = CASE WHEN j.state = 'queued' AND f.now @> int4range(0, j.total_bytes) THEN 'sent' ELSE j.state END,
                sent_at = CASE WHEN f.now @> int4range(0, j.total_bytes) THEN {now} ELSE j.sent_at END
            FROM (SELECT id, fetched + int4multirange(int4range({from}, {end})) AS now FROM print_jobs WHERE id = {job.Id} FOR UPDATE) f
            WHERE j.id = f.id AND (j.state = 'queued' OR (j.state = 'failed' AND NOT j.fetched @> int4range(0, j.total_bytes)))
            """,
            cancellation);
    }
}
