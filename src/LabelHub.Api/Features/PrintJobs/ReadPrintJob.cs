using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>GET /v1/print-jobs/{printJobId}.</summary>
public static class ReadPrintJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/print-jobs/{printJobId}", HandleAsync)
        .WithName("GetPrintJob").WithSummary("一次打印").WithTags("Printing");

    public static async Task<Results<Ok<PrintJobView>, ProblemHttpResult>> HandleAsync(
        string printJobId, Caller caller, LabelHubContext database,
        ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindPrintJobAsync(caller, printJobId, cancellation) is not { } found)
            return Memberships.NotFound();
        var view = PrintJobView.Of(found.Job, found.ContentHash, clock.UtcNow);
        // the clock alone may change the state
        response.Headers.ETag = EntityTags.Of(found.Job.RowVersion, view.State.ToString());
        return TypedResults.Ok(view);
    }
}
