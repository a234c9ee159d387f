using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabelHub.Persistence.Operations;

/// <summary>When a job last ran, whichever node ran it: a run that does not report is an alarm.</summary>
public sealed class JobHeartbeat
{
    /// <summary>Such as <c>due-scan</c>.</summary>
    public required string Job { get; init; }

    /// <summary>How often it is meant to run.</summary>
    public required int EverySeconds { get; set; }

    /// <summary>When a node last took the job on; a node that was down owes nothing from before.</summary>
    public required DateTimeOffset RegisteredAt { get; set; }

    public required string Node { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>How much the last run did; each job says what it counts.</summary>
    public long? Done { get; set; }

    /// <summary>The kind of exception the last run ended with; never its message.</summary>
    public string? Failure { get; set; }
}

internal sealed class JobHeartbeatConfiguration : IEntityTypeConfiguration<JobHeartbeat>
{
    public void Configure(EntityTypeBuilder<JobHeartbeat> heartbeat)
    {
        heartbeat.ToTable("job_heartbeats");
        heartbeat.HasKey(h => h.Job);
    }
}
