using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Http;
using LabelHub.Api.Public;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Json;
using LabelHub.Persistence.Workshops;
using LabelHub.Rendering.Composition;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>The label of a batch as it is printed now, kept word for word.</summary>
public sealed record SnapshotContent(
    string FoodName,
    IReadOnlyList<PrintedLine> Lines,
    DateOnly ProductionDate,
    TimeOnly? ProductionTime,
    DateOnly? ExpiryDate,
    TimeOnly? ExpiryTime,
    string BatchNumber,
    string Jurisdiction,
    PackagingForm PackagingForm,
    string TraceUrl)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonShape.Options);

    public static SnapshotContent FromJson(string json) => JsonSerializer.Deserialize<SnapshotContent>(json, JsonShape.Options)!;
}

/// <summary>A batch's label: its request, its check and what would be frozen of it.</summary>
public sealed record BatchLabel(LabelRequest Request, LabelCheck Check, SnapshotContent Snapshot);

/// <summary>Makes labels of batches and freezes what was printed.</summary>
public sealed class BatchLabels(LabelChecker checker, PublicAddress address, ShanghaiClock clock)
{
    public BatchLabel Of(FoundBatch found)
    {
        var request = RequestOf(found.Batch, found.Content, found.Workshop);
        var check = checker.Check(request.ToQuery(clock.Today));
        return new BatchLabel(request, check, SnapshotOf(found.Batch, found.Workshop, request, check.Print));
    }

    /// <summary>The check of the label alone.</summary>
    public LabelCheck Check(Batch batch, ProductContent content, Workshop workshop) =>
        checker.Check(RequestOf(batch, content, workshop).ToQuery(clock.Today));

    /// <summary>The tag of a batch's view: beside the batch it changes with what was printed, the workshop, the rules and the day of the check.</summary>
    public string TagOf(Batch batch, BatchCounts counts, Workshop workshop) => EntityTags.Of(
        batch.RowVersion,
        FormattableString.Invariant($"{counts.Printed} {counts.Spoiled} {workshop.RowVersion} {checker.Edition} {clock.Today:O}"));

    /// <summary>What the label says now, without the whole check: only the rules that put words on paper are asked.</summary>
    public SnapshotContent WordsOf(Batch batch, ProductContent content, Workshop workshop)
    {
        var request = RequestOf(batch, content, workshop);
        return SnapshotOf(batch, workshop, request, checker.Rules.Evaluate(request.ToQuery(clock.Today)).Print);
    }

    private static LabelRequest RequestOf(Batch batch, ProductContent content, Workshop workshop) =>
        content.ToRequest(workshop, batch.ProductionDate, batch.ProductionTime, batch.BatchNumber);

    private SnapshotContent SnapshotOf(Batch batch, Workshop workshop, LabelRequest request, PrintRequirements print)
    {
        var url = address.Trace(batch.TraceCode);
        var document = LabelComposer.Compose(request.Label!.ToContent(), print, url, draft: false);
        return new SnapshotContent(
            request.Label.FoodName ?? "",
            [.. document.Blocks.Where(b => b.Kind != LabelBlockKind.Title).Select(b => new PrintedLine(b.Caption, b.Value))],
            batch.ProductionDate,
            batch.ProductionTime,
            batch.ExpiryDate,
            batch.ExpiryTime,
            batch.BatchNumber,
            workshop.Jurisdiction,
            request.PackagingForm!.Value,
            url);
    }

    /// <summary>The snapshot of these very words: the one already there, or a new one saved in the current transaction.</summary>
    public async Task<LabelSnapshot> FreezeAsync(
        LabelHubContext database, Batch batch, SnapshotContent content, CancellationToken cancellation)
    {
        var json = content.ToJson();
        var hash = CanonicalJson.Hash(json);
        var (id, now) = (PublicId.New(clock.Time), clock.UtcNow);
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO label_snapshots (id, workshop_id, batch_id, content, content_hash, created_at)
            VALUES ({id}, {batch.WorkshopId}, {batch.Id}, {json}::jsonb, {hash}, {now})
            ON CONFLICT (batch_id, content_hash) DO NOTHING
            """,
            cancellation);
        return await database.LabelSnapshots.AsNoTracking().SingleAsync(s => s.BatchId == batch.Id && s.ContentHash == hash, cancellation);
    }
}
