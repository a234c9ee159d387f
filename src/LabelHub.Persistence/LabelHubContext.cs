using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Idempotency;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Operations;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Printing;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LabelHub.Persistence;

/// <summary>Everything that is kept. The schema itself is written in SQL under Migrations/; a test holds the two together.</summary>
public sealed class LabelHubContext(DbContextOptions<LabelHubContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();

    public DbSet<ProductApproval> ProductApprovals => Set<ProductApproval>();

    public DbSet<Batch> Batches => Set<Batch>();

    public DbSet<LabelSnapshot> LabelSnapshots => Set<LabelSnapshot>();

    public DbSet<PrintJob> PrintJobs => Set<PrintJob>();

    public DbSet<PrintPayload> PrintPayloads => Set<PrintPayload>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<PushRecord> PushRecords => Set<PushRecord>();

    public DbSet<SendBreaker> SendBreakers => Set<SendBreaker>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditChainHead> AuditChainHeads => Set<AuditChainHead>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<ReportSchedule> ReportSchedules => Set<ReportSchedule>();

    public DbSet<Watch> Watches => Set<Watch>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<JobHeartbeat> JobHeartbeats => Set<JobHeartbeat>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();

    /// <summary>A further context on the same database, for work that goes on side by side; whoever opens it closes it.</summary>
    public LabelHubContext OpenAnother() => new(options);

    /// <summary>For what is only right inside a transaction; calling it outside is a bug.</summary>
    internal void RequireTransaction()
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("This needs a transaction: begin one first.");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LabelHubContext).Assembly);
        SnakeCase.NameColumns(modelBuilder);
    }
}

/// <summary>How the context reaches PostgreSQL; the same in the application, its tests and the migrator.</summary>
public static class LabelHubContextOptions
{
    /// <summary>
    /// Takes the connection string as it is (Npgsql's common pool), which the private server relies on. There is no
    /// retry by itself: what runs twice must be decided where it is known to be safe.
    /// </summary>
    public static DbContextOptionsBuilder UseLabelHub(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString)
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
