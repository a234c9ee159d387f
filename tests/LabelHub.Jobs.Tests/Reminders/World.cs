using System.Text.Json.Nodes;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Reminders;
using LabelHub.Jobs.Tests.Crashes;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Json;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>A workshop on a real database under a clock that only the test moves, with every job at hand.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly WorkCalendar Calendar = WorkCalendar.Compile(RuleFiles.ReadAll());
    private static readonly LabelChecker Checker = LabelChecker.Compile(RuleFiles.ReadAll());
    private readonly TestDatabase _database;
    private int _batches;

    private World(TestDatabase database, DateTimeOffset now)
    {
        _database = database;
        Clock = new WorldClock(now);
    }

    public WorldClock Clock { get; }

    public ReminderBook Book { get; private set; } = new(Checker, Calendar);

    public Account Owner { get; private set; } = null!;

    /// <summary>The owner and who was hired.</summary>
    public List<Account> People { get; } = [];

    public Workshop Workshop { get; private set; } = null!;

    public Product Product { get; private set; } = null!;

    /// <summary>What went out, in order: who, when, and which reminders it carried.</summary>
    public List<(Guid Account, DateTimeOffset At, Guid[] Reminders)> Sent { get; } = [];

    /// <summary>Begins at noon of a day in Shanghai, in 重庆, whose text sets a renewal line.</summary>
    public static async Task<World> BeginAsync(string day)
    {
        var world = new World(await TestDatabase.CreateAsync(), Noon(day));
        await world.OpenWorkshopAsync();
        world.People.Add(world.Owner);
        return world;
    }

    public static DateTimeOffset Noon(string day) => ShanghaiTime.At(DateOnly.Parse(day), new TimeOnly(12, 0));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Of the process that does what is done here; null for one that lives for ever.</summary>
    public Fate? Fate { get; set; }

    public LabelHubContext Open() => _database.CreateContext(options => Connect(options, Fate));

    /// <summary>A context of a process that may be killed, on connections of its own.</summary>
    public void Connect(DbContextOptionsBuilder options, Fate? fate)
    {
        if (fate is null)
            return;
        options.UseLabelHub(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { ApplicationName = fate.Name }.ConnectionString);
        options.AddInterceptors(new FateOfCommands(fate), new FateOfTransactions(fate));
    }

    /// <summary>As the operating system does for a process that was killed: its connections end, and what they had not committed.</summary>
    public async Task CutAsync(Fate fate)
    {
        await using var context = _database.CreateContext();
        await context.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = {fate.Name}");
    }

    public Task<Guid> AddBatchAsync(string made, string expires, string? time = null) => ChangeAsync(
        ReminderKind.BatchExpiry,
        context =>
        {
            var batch = new Batch
            {
                Id = PublicId.New(Clock),
                WorkshopId = Workshop.Id,
                ProductId = Product.Id,
                ProductVersion = 1,
                BatchNumber = $"批{++_batches}",
                ProductionDate = DateOnly.Parse(made),
                ExpiryDate = DateOnly.Parse(expires),
                ExpiryTime = time is null ? null : TimeOnly.Parse(time),
                TraceCode = PublicCode.New(),
                State = BatchState.Active,
                CreatedBy = Owner.Id,
                CreatedAt = Clock.GetUtcNow(),
            };
            context.Add(batch);
            return Task.FromResult(batch.Id);
        });

    public Task SetBatchAsync(Guid id, BatchState state) => ChangeAsync(ReminderKind.BatchExpiry, async context =>
    {
        (await context.Batches.SingleAsync(b => b.Id == id)).State = state;
        return id;
    });

    public Task<Guid> AddPaperAsync(string validUntil) => ChangeAsync(ReminderKind.HealthCertificate, context =>
    {
        var paper = new Credential
        {
            Id = PublicId.New(Clock),
            WorkshopId = Workshop.Id,
            Kind = CredentialKind.HealthCertificate,
            ValidUntil = DateOnly.Parse(validUntil),
            CreatedAt = Clock.GetUtcNow(),
        };
        context.Add(paper);
        return Task.FromResult(paper.Id);
    });

    public Task SetPaperAsync(Guid id, Action<Credential> change) => ChangeAsync(ReminderKind.HealthCertificate, async context =>
    {
        change(await context.Credentials.SingleAsync(c => c.Id == id));
        return id;
    });

    public Task RenewAsync(string validUntil) => ChangeAsync(ReminderKind.RegistrationCertificate, async context =>
    {
        (await context.Workshops.SingleAsync(w => w.Id == Workshop.Id)).AuthorizationValidUntil = DateOnly.Parse(validUntil);
        return Workshop.Id;
    });

    public Task<Guid> AddScheduleAsync(int day, int[] leads, ReminderAudience audience = ReminderAudience.Workshop, Guid? contact = null) =>
        ChangeAsync(ReminderKind.ReportDue, context =>
        {
            var schedule = new ReportSchedule
            {
                Id = PublicId.New(Clock),
                WorkshopId = Workshop.Id,
                Title = "月报",
                Audience = audience,
                ContactAccountId = contact,
                DayOfMonth = (short)day,
                LeadDays = leads,
                RollBackToWorkday = true,
                CreatedAt = Clock.GetUtcNow(),
            };
            context.Add(schedule);
            return Task.FromResult(schedule.Id);
        });

    public async Task<Account> HireAsync(short? notifyOrder)
    {
        await using var context = Open();
        var account = new Account { Id = PublicId.New(Clock), OpenId = $"o-{Guid.NewGuid():N}", CreatedAt = Clock.GetUtcNow() };
        context.AddRange(account, new Member
        {
            WorkshopId = Workshop.Id, AccountId = account.Id, Role = MemberRole.Staff, JoinedAt = Clock.GetUtcNow(), NotifyOrder = notifyOrder,
        });
        await context.SaveChangesAsync();
        People.Add(account);
        return account;
    }

    public async Task AcknowledgeAsync(Guid reminder)
    {
        await using var context = Open();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var row = await context.Reminders.SingleAsync(r => r.Id == reminder);
        (row.State, row.AcknowledgedAt, row.AcknowledgedBy, row.EscalateAt) = (ReminderState.Acknowledged, Clock.GetUtcNow(), Owner.Id, null);
        await context.SaveChangesAsync();
        await context.Notices.Where(n => n.ReminderId == reminder && n.DeliveryId == null).ExecuteDeleteAsync();
        if (row.Kind == ReminderKind.ReportDue)
            await Book.RefreshAsync(context, row.Kind, row.SubjectId, Clock.GetUtcNow(), default);
        await transaction.CommitAsync();
    }

    public async Task<long> ScanAsync()
    {
        await using var context = Open();
        return await new DueScan(context, Book, Clock).RunAsync(default);
    }

    public async Task BundleAsync()
    {
        await using var context = Open();
        await new BundleDeliveries(context, Clock).RunAsync(default);
    }

    public async Task EscalateAsync()
    {
        await using var context = Open();
        await new EscalateReminders(context, Clock).RunAsync(default);
    }

    /// <summary>As a new process with another calendar or other rules would.</summary>
    public async Task ReplanAsync(WorkCalendar? calendar = null)
    {
        Book = new ReminderBook(Checker, calendar ?? Calendar);
        await using var context = Open();
        await new ReplanWatches(context, Book, new ReplanProgress(), Clock).RunAsync(default);
    }

    /// <summary>Scan, bundle and send, as on an ordinary morning. What the sender must do is told in docs/reminders.md.</summary>
    public async Task WorkAsync()
    {
        await ScanAsync();
        await BundleAsync();
        await SendAsync();
    }

    public async Task SendAsync()
    {
        var now = Clock.GetUtcNow();
        if (QuietHours.NextAllowed(now) > now)
            return;
        await using var context = Open();
        foreach (var delivery in await context.Deliveries.Where(d => d.State == DeliveryState.Pending && d.NotBefore <= now).ToListAsync())
        {
            var carried = await (from notice in context.Notices
                                 where notice.DeliveryId == delivery.Id
                                 join reminder in context.Reminders on notice.ReminderId equals reminder.Id
                                 where reminder.State == ReminderState.Due
                                 select reminder.Id).ToArrayAsync();
            await context.Notices.Where(n => n.DeliveryId == delivery.Id && !carried.Contains(n.ReminderId)).ExecuteDeleteAsync();
            delivery.State = carried.Length == 0 ? DeliveryState.Cancelled : DeliveryState.Sent;
            if (carried.Length == 0)
                continue;
            (delivery.SentAt, delivery.Evidence) = (now, DeliveryEvidence.Answer);
            Sent.Add((delivery.AccountId, now, carried));
        }

        await context.SaveChangesAsync();
    }

    public async Task<List<Reminder>> RemindersAsync()
    {
        await using var context = Open();
        return await context.Reminders.AsNoTracking().OrderBy(r => r.CreatedAt).ThenBy(r => r.DueDate).ToListAsync();
    }

    /// <summary>Such as <c>d30 due</c>, in the order they were made.</summary>
    public async Task<string[]> StagesAsync() =>
        [.. (await RemindersAsync()).Select(r => $"{r.Stage} {char.ToLowerInvariant(r.State.ToString()[0])}{r.State.ToString()[1..]}").Order(StringComparer.Ordinal)];

    private async Task<Guid> ChangeAsync(ReminderKind kind, Func<LabelHubContext, Task<Guid>> change)
    {
        await using var context = Open();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var id = await change(context);
        await context.SaveChangesAsync();
        await Book.RefreshAsync(context, kind, id, Clock.GetUtcNow(), default);
        await transaction.CommitAsync();
        return id;
    }

    private async Task OpenWorkshopAsync()
    {
        var now = Clock.GetUtcNow();
        Owner = new Account { Id = PublicId.New(Clock), OpenId = "o-owner", CreatedAt = now };
        Workshop = new Workshop
        {
            Id = PublicId.New(Clock),
            Name = "示例小作坊",
            Address = "示例路1号",
            Phone = "023-00000000",
            Jurisdiction = "500100",
            AuthorizationKind = AuthorizationKind.RegistrationCertificate,
            AuthorizationNumber = "示例1",
            Code = PublicCode.New(),
            CreatedAt = now,
        };
        Product = new Product { Id = PublicId.New(Clock), WorkshopId = Workshop.Id, CurrentVersion = 1, CreatedAt = now };
        var content = new JsonObject { ["foodName"] = "菜籽油", ["packagingForm"] = "bulk" }.ToJsonString();
        await using var context = Open();
        context.AddRange(
            Owner,
            Workshop,
            new Member { WorkshopId = Workshop.Id, AccountId = Owner.Id, Role = MemberRole.Owner, JoinedAt = now },
            Product,
            new ProductVersion
            {
                ProductId = Product.Id, Version = 1, Content = content, ContentHash = CanonicalJson.Hash(content), CreatedBy = Owner.Id, CreatedAt = now,
            });
        await context.SaveChangesAsync();
    }
}
