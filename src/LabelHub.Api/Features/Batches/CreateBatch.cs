using System.Text.Json;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Domain.Batches;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>What was made, when. The number is made from the product's pattern unless the owner gives one.</summary>
public sealed record BatchBody(
    DateOnly? ProductionDate, TimeOnly? ProductionTime, string? BatchNumber, int? Quantity, string? Shift, int? Pot, int? Tank, int? Press)
{
    public const int MaxNumberLength = 60;
    private const int MaxQuantity = 1_000_000;
    private const int MaxMark = 9999;
    private const int MaxDaysBack = 3660;

    /// <summary>The codes of what is confirmed, after a 409 that asked.</summary>
    public IReadOnlyList<string?>? Confirm { get; init; }

    public IEnumerable<FieldError> CheckShape(DateOnly today)
    {
        if (ProductionDate is null)
            yield return new FieldError("productionDate", "请填生产日期，例如 2026-05-20。");
        else if (today.DayNumber - ProductionDate.Value.DayNumber > MaxDaysBack)
            yield return new FieldError("productionDate", "生产日期离今天太远，请核对年份。");
        if (ProductionTime == TimeOnly.MaxValue)
            yield return new FieldError("productionTime", "生产时间是 00:00 到 23:59。");
        if (BatchNumber is not null && (BatchNumber.Trim().Length is 0 or > MaxNumberLength || BatchPattern.HasUnseen(BatchNumber.Trim())))
            yield return new FieldError("batchNumber", FormattableString.Invariant($"生产批号是 1 到 {MaxNumberLength} 个看得见的字符。"));
        if (Quantity is < 1 or > MaxQuantity)
            yield return new FieldError("quantity", FormattableString.Invariant($"数量是 1 到 {MaxQuantity}。"));
        if (Shift is not (null or "A" or "B"))
            yield return new FieldError("shift", "班次是 A 或 B。");
        foreach (var (field, mark) in new[] { ("pot", Pot), ("tank", Tank), ("press", Press) })
        {
            if (mark is < 1 or > MaxMark)
                yield return new FieldError(field, FormattableString.Invariant($"序号是 1 到 {MaxMark}。"));
        }

        foreach (var error in Confirmations.Check(Confirm))
            yield return error;
    }

    public BatchMarks Marks => new(ProductionDate!.Value, ProductionTime, Shift ?? "A", Pot ?? 1, Tank ?? 1, Press ?? 1);
}

/// <summary>POST /v1/workshops/{workshopId}/products/{productId}/batches: a batch of the current version.</summary>
public static class CreateBatch
{
    /// <summary>Numbers looked at in one go when some typed by hand stand in the way of the running ones, and how often.</summary>
    private const int Window = 100;
    private const int MaxWindows = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/workshops/{workshopId}/products/{productId}/batches", HandleAsync)
        .WithName("CreateBatch").WithSummary("新建批次").WithTags("Batches")
        .Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Created<BatchView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        string productId,
        BatchBody body,
        Caller caller,
        LabelHubContext database,
        ShanghaiClock clock,
        PublicAddress address,
        BatchLabels labels,
        DailyLimits limits,
        HttpResponse response,
        ReminderBook book,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        // one batch of a workshop at a time from here: whether a number is free, and the product there, stays true until the commit
        await BatchNumbers.LockAsync(database, membership.Workshop.Id, cancellation);
        if (await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape(clock.Today)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (body.ProductionDate > clock.Today)
            return PrintRefusals.FutureDate();
        var (confirmed, open) = Confirmations.Settle(Confirmations.OfBatch(body.ProductionDate!.Value, clock.Today), body.Confirm);
        if (open is not null)
            return open;
        if (await limits.RefuseBatchAsync(database, membership.Workshop.Id, clock, response, cancellation) is { } limit)
            return limit;
        var content = ProductContent.FromJson(found.Version.Content);
        // one kept before it was refused
        if (BatchPattern.Problem(content.BatchPattern) is { } wrong)
            return Problems.Of(422, "product.batchPattern", "请先在产品里改好批号规则：" + wrong);
        var pattern = BatchPattern.Parse(content.BatchPattern);
        if (pattern.NeedsTime && body.ProductionTime is null && body.BatchNumber is null)
            return Problems.InvalidFields([new FieldError("productionTime", "这个产品的批号里有生产时间，请填几点几分，例如 06:30。")]);
        if (await NumberAsync(database, membership.Workshop.Id, body, pattern, cancellation) is not { } number)
            return Problems.Of(409, "batch.numberTaken", "这个生产批号已经用过，请换一个。", ("batchNumber", body.BatchNumber));
        var batch = NewBatch(body, found, content, number, confirmed, caller, clock);
        if (content.ShelfLife is not null && batch.ExpiryDate is null)
            return Problems.Of(422, "batch.expiryUncountable", "按产品的保质期算不出到期日，请先改正产品的保质期。");
        database.Batches.Add(batch);
        var check = labels.Check(batch, content, membership.Workshop);
        var view = BatchView.Of(batch, content, BatchCounts.None, address, check);
        var detail = confirmed.Length == 0 ? "{}" : JsonSerializer.Serialize(new { confirmed }, JsonShape.Options);
        await AuditChain.AppendAsync(
            database, new AuditEvent(batch.WorkshopId, caller.AccountId, "batch.created", view.Id, detail), clock.UtcNow, cancellation);
        response.Headers.ETag = labels.TagOf(batch, BatchCounts.None, membership.Workshop);
        await book.RefreshAsync(database, ReminderKind.BatchExpiry, batch.Id, clock.UtcNow, cancellation);
        return TypedResults.Created($"/v1/batches/{view.Id}", view);
    }

    /// <summary>Null when the number was given and is taken, or when nobody can say which is free.</summary>
    private static async Task<string?> NumberAsync(
        LabelHubContext database, Guid workshopId, BatchBody body, BatchPattern pattern, CancellationToken cancellation)
    {
        if (body.BatchNumber?.Trim() is { } given)
            return await IsTakenAsync(database, workshopId, given, cancellation) ? null : given;
        var series = pattern.Series(body.Marks);
        var next = await BatchNumbers.NextAsync(database, workshopId, series, cancellation);
        var first = next;
        // the next number alone, as it nearly always is free; then whole windows
        for (var (i, width) = (0, 1); i < MaxWindows; i++, next += width, width = Window)
        {
            var candidates = Enumerable.Range(next, width).Select(n => pattern.Number(series, n)).ToArray();
            var taken = await database.Batches.Where(b => b.WorkshopId == workshopId && candidates.Contains(b.BatchNumber))
                .Select(b => b.BatchNumber).ToListAsync(cancellation);
            var free = Array.FindIndex(candidates, c => !taken.Contains(c));
            if (free < 0)
                continue;
            if (next + free != first)
                await BatchNumbers.MoveToAsync(database, workshopId, series, next + free, cancellation);
            return candidates[free];
        }

        return null;
    }

    private static Task<bool> IsTakenAsync(LabelHubContext database, Guid workshopId, string number, CancellationToken cancellation) =>
        database.Batches.AnyAsync(b => b.WorkshopId == workshopId && b.BatchNumber == number, cancellation);

    private static Batch NewBatch(
        BatchBody body, FoundProduct found, ProductContent content, string number,
        string[] confirmed, Caller caller, ShanghaiClock clock)
    {
        var date = body.ProductionDate!.Value;
        var expiry = content.ShelfLife is { Value: { } value, Unit: { } unit }
            ? Expiry.Of(date, body.ProductionTime, new ShelfLife(value, unit))
            : null;
        return new Batch
        {
            Id = PublicId.New(clock.Time),
            WorkshopId = found.Product.WorkshopId,
            ProductId = found.Product.Id,
            ProductVersion = found.Version.Version,
            BatchNumber = number,
            ProductionDate = date,
            ProductionTime = body.ProductionTime,
            ExpiryDate = expiry?.Date,
            ExpiryTime = expiry?.Time,
            Quantity = body.Quantity,
            TraceCode = PublicCode.New(),
            State = BatchState.Active,
            Confirmed = confirmed,
            CreatedBy = caller.AccountId,
            CreatedAt = clock.UtcNow,
        };
    }
}
