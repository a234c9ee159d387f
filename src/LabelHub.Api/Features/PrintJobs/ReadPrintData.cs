using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Printing;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>GET /v1/print-jobs/{printJobId}/data: the printer's bytes, whole or by Range; the job is sent once all were fetched.</summary>
public static class ReadPrintData
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/print-jobs/{printJobId}/data", HandleAsync)
        .WithName("GetPrintData").WithSummary("打印数据").WithTags("Printing")
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream");

    public static async Task<IResult> HandleAsync(
        string printJobId, Caller caller, LabelHubContext database, ShanghaiClock clock, HttpContext http, CancellationToken cancellation)
    {
        if (await database.FindPrintJobAsync(caller, printJobId, cancellation) is not { } found)
            return Memberships.NotFound();
        var job = found.Job;
        var response = http.Response;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = "private, no-store";
        if (ByteRange.Of(http.Request, job.TotalBytes) is not { } range)
        {
            response.Headers.ContentRange = FormattableString.Invariant($"bytes */{job.TotalBytes}");
            return Problems.Of(416, "request.rangeNotSatisfiable", "要读取的位置超出了打印数据的范围。");
        }

        var bytes = (await database.PrintPayloads.AsNoTracking().SingleAsync(p => p.PrintJobId == job.Id, cancellation)).Bytes;
        response.StatusCode = range.IsPartial ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        if (range.IsPartial)
            response.Headers.ContentRange = FormattableString.Invariant($"bytes {range.Offset}-{range.Offset + range.Length - 1}/{bytes.Length}");
        response.ContentType = "application/octet-stream";
        response.ContentLength = range.Length;
        response.Headers[ContentDigest.Header] = ContentDigest.Of(bytes.AsSpan(range.Offset, range.Length));
        await SendAsync(response, bytes.AsMemory(range.Offset, range.Length), () => RecordAsync(database, job, range, clock.UtcNow, cancellation), cancellation);
        return Results.Empty;
    }

    /// <summary>Holds the last byte back until the books say that it went: whoever has all of it finds the job sent.</summary>
    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> part, Func<Task> record, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(part[..^1], cancellation);
        await response.Body.FlushAsync(cancellation);
        await record();
        await response.Body.WriteAsync(part[^1..], cancellation);
    }

    private static Task<int> RecordAsync(LabelHubContext database, PrintJob job, ByteRange range, DateTimeOffset now, CancellationToken cancellation)
    {
        var end = range.Offset + range.Length;
        var complete = end == job.TotalBytes;
        return database.PrintJobs
            .Where(j => j.Id == job.Id && j.State == PrintJobState.Queued && j.FetchedBytes >= range.Offset && j.FetchedBytes < end)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(j => j.FetchedBytes, end)
                    .SetProperty(j => j.State, complete ? PrintJobState.Sent : PrintJobState.Queued)
                    .SetProperty(j => j.SentAt, complete ? now : null),
                cancellation);
    }
}
