using System.Text.Json;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

public sealed record BatchStateBody(BatchState? State);

/// <summary>PUT /v1/batches/{batchId}/state: sold out, closed, or active again. Only a recall's withdrawal undoes a recall.</summary>
public static class SetBatchState
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/v1/batches/{batchId}/state", HandleAsync)
        .WithName("SetBatchState").WithSummary("修改批次状态").WithTags("Batches")
        .Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Ok<BatchView>, ProblemHttpResult>> HandleAsync(
        string batchId,
        BatchStateBody body,
        Caller caller,
        LabelHubContext database,
        ShanghaiClock clock,
        PublicAddress address,
        ReminderBook book,
        CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        if (body.State is not (BatchState.Active or BatchState.SoldOut or BatchState.Closed))
            return Problems.InvalidFields([new FieldError("state", "可以改成：在售、已售完、已结束。")]);
        // one change of a batch at a time: the last word counts, and a recall is never overwritten
        await database.Database.ExecuteSqlAsync($"SELECT 1 FROM batches WHERE id = {found.Batch.Id} FOR UPDATE", cancellation);
        await database.Entry(found.Batch).ReloadAsync(cancellation);
        if (found.Batch.State == BatchState.Recalled)
            return Problems.Of(409, PrintRefusals.RecalledCode, "这个批次已召回，不能改成别的状态。");
        found.Batch.State = body.State.Value;
        var action = "batch." + JsonNamingPolicy.CamelCase.ConvertName(body.State.Value.ToString());
        await AuditChain.AppendAsync(
            database, new AuditEvent(found.Workshop.Id, caller.AccountId, action, batchId), clock.UtcNow, cancellation);
        await book.RefreshAsync(database, ReminderKind.BatchExpiry, found.Batch.Id, clock.UtcNow, cancellation);
        var counts = await BatchCounts.ReadAsync(database, found.Batch.Id, cancellation);
        return TypedResults.Ok(BatchView.Of(found.Batch, found.Content, counts, address));
    }
}
