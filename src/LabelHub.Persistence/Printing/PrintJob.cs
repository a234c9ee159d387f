using System.Security.Cryptography;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace LabelHub.Persistence.Printing;

/// <summary>An order to print a snapshot, rendered once; its bytes are a <see cref="PrintPayload"/> beside it.</summary>
public sealed class PrintJob
{
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid BatchId { get; init; }

    public required Guid SnapshotId { get; init; }

    public required PrintJobState State { get; set; }

    /// <summary>Such as <c>60x40</c>.</summary>
    public required string Stock { get; init; }

    public required int Dpi { get; init; }

    /// <summary>The printer's language, such as <c>tspl</c>.</summary>
    public required string Language { get; init; }

    /// <summary>JSON: everything the printer was asked for beside language and resolution.</summary>
    public required string Printer { get; init; }

    public required int Copies { get; init; }

    public required int WidthDots { get; init; }

    public required int HeightDots { get; init; }

    public required int TotalBytes { get; init; }

    /// <summary>Of the payload.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>JSON: how the phone sends it, piece by piece.</summary>
    public required string Segments { get; init; }

    /// <summary>The stretches of the payload that were fetched; all of it makes the job <c>sent</c>.</summary>
    public NpgsqlRange<int>[] Fetched { get; set; } = [];

    /// <summary>When the last missing stretch was fetched; after a failure is reported, counted anew.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Labels that came out right, by the phone's word.</summary>
    public int? Printed { get; set; }

    /// <summary>Labels that were spoilt, by the phone's word.</summary>
    public int? Spoiled { get; set; }

    /// <summary>When the outcome was reported or given up on.</summary>
    public DateTimeOffset? ConcludedAt { get; set; }

    /// <summary>Why it was printed; null where nothing was said.</summary>
    public PrintReason? Reason { get; init; }

    /// <summary>The codes of what its maker was asked about and confirmed, such as <c>batch.expired</c>.</summary>
    public string[] Confirmed { get; init; } = [];

    /// <summary>JSON: what the payload is drawn from; null for jobs of an earlier version of this program.</summary>
    public string? Drawing { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Guards the job against two outcomes at once.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>Whether these are the bytes that the job was made with.</summary>
    public bool IsPayload(byte[] bytes) => bytes.Length == TotalBytes && SHA256.HashData(bytes).AsSpan().SequenceEqual(Sha256);
}

/// <summary>queued → sent → printed, failed or unknown.</summary>
public enum PrintJobState
{
    Queued,
    Sent,
    Printed,
    Failed,
    Unknown,
}

/// <summary>Why labels are printed once more.</summary>
public enum PrintReason
{
    More,
    Damaged,
    Lost,
    Other,
}

/// <summary>
/// A job's bytes, apart from it so that lists of jobs do not drag them along. The database refuses to change them; after
/// some days they are deleted, and drawn again on demand.
/// </summary>
public sealed class PrintPayload
{
    public required Guid PrintJobId { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class PrintJobConfiguration : IEntityTypeConfiguration<PrintJob>, IEntityTypeConfiguration<PrintPayload>
{
    public void Configure(EntityTypeBuilder<PrintJob> job)
    {
        job.ToTable("print_jobs");
        job.HasOne<Batch>().WithMany().HasForeignKey(j => j.BatchId);
        job.HasOne<LabelSnapshot>().WithMany().HasForeignKey(j => j.SnapshotId);
        job.HasOne<Account>().WithMany().HasForeignKey(j => j.CreatedBy);
        job.Property(j => j.State).HasConversion<CamelCaseText<PrintJobState>>();
        job.Property(j => j.Reason).HasConversion<CamelCaseText<PrintReason>>();
        job.Property(j => j.Printer).HasColumnType("jsonb");
        job.Property(j => j.Drawing).HasColumnType("jsonb");
        job.Property(j => j.Segments).HasColumnType("jsonb");
        job.Property(j => j.RowVersion).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<PrintPayload> payload)
    {
        payload.ToTable("print_payloads");
        payload.HasKey(p => p.PrintJobId);
        payload.HasOne<PrintJob>().WithOne().HasForeignKey<PrintPayload>(p => p.PrintJobId);
    }
}
