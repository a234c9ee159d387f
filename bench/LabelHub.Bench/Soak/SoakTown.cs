using System.Globalization;
using LabelHub.Domain.Reminders;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Bench.Soak;

/// <summary>
/// Owners who come in the course of the day, over HTTP like anybody: most bring something that is due at once or
/// tomorrow morning, and later they edit, renew, sell out, delete, acknowledge, agree again or switch messages off.
/// </summary>
internal sealed class SoakTown(SoakOptions options, SoakCluster cluster, HttpClient http, DateTimeOffset begin) : IDisposable
{
    private const int AtOnce = 6;
    private const double EarlyBirds = 0.25;
    private static readonly string[] Templates = [FakeWeChatProcess.ExpiryTemplate, FakeWeChatProcess.ReportTemplate];
    private static readonly TimeSpan FirstHour = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromHours(13);

    private readonly Random _lots = new(options.Seed);
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly List<SoakOwner> _owners = [];

    /// <summary>What people did over HTTP, all taken.</summary>
    public int Deeds { get; private set; }

    public void Dispose() => _places.Dispose();

    /// <summary>Those who were there before the day began.</summary>
    public Task SettleInAsync() => Task.WhenAll(Enumerable.Range(0, Early).Select(i => InPlaceAsync(() => ArriveAsync(i))));

    public async Task RunAsync(DateTimeOffset end)
    {
        var arrivals = Enumerable.Range(Early, options.People - Early).Select(i => At(() => ArriveAsync(i)));
        var deeds = Enumerable.Range(0, options.People).Select(_ => At(() => ActAsync(_lots.Next(), _lots.Next(7))));
        List<Task> begun = [];
        foreach (var (at, act) in arrivals.Concat(deeds).OrderBy(d => d.At).Where(d => d.At < end).ToList())
        {
            await SoakTime.UntilAsync(cluster.Clock, at);
            begun.Add(InPlaceAsync(act));
        }

        await Task.WhenAll(begun);
    }

    private int Early => (int)(options.People * EarlyBirds);

    /// <summary>Some time of the day.</summary>
    private (DateTimeOffset At, Func<Task> Do) At(Func<Task> act) => (begin + FirstHour + (Day * _lots.NextDouble()), act);

    private async Task InPlaceAsync(Func<Task> act)
    {
        await _places.WaitAsync();
        try
        {
            await act();
            Deeds++;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task ArriveAsync(int number)
    {
        var phone = new SoakPhone(cluster, http, FormattableString.Invariant($"o-soak-{options.Seed}-{number}"));
        await phone.SignInAsync();
        for (var i = 0; i < 1 + (number % 3); i++)
            await TapAsync(phone);
        var today = ShanghaiTime.DateOf(cluster.Clock.GetUtcNow());
        var owner = new SoakOwner(phone, today, number);
        await owner.OpenAsync();
        if (number % 6 == 5)
            await InviteAsync(owner, number);
        await owner.BringAsync();
        lock (_owners)
            _owners.Add(owner);
    }

    /// <summary>Somebody who is told when the owner does not answer within a day.</summary>
    private async Task InviteAsync(SoakOwner owner, int number)
    {
        var second = new SoakPhone(cluster, http, FormattableString.Invariant($"o-soak-{options.Seed}-{number}-second"));
        await second.SignInAsync();
        await TapAsync(second);
        await owner.HireAsync(second);
    }

    /// <summary>wx.requestSubscribeMessage: WeChat pushes it, and the phone tells it.</summary>
    private async Task TapAsync(SoakPhone phone)
    {
        await cluster.WeChat.TapAsync(phone.OpenId, Templates);
        await phone.PostAsync("/v1/subscriptions", new { results = Templates.ToDictionary(t => t, _ => "accept", StringComparer.Ordinal) });
    }

    private async Task ActAsync(int lot, int deed)
    {
        SoakOwner owner;
        lock (_owners)
            owner = _owners[lot % _owners.Count];
        var today = ShanghaiTime.DateOf(cluster.Clock.GetUtcNow());
        await (deed switch
        {
            0 or 1 => owner.AcknowledgeAsync(),
            2 => owner.EditAsync(today.AddDays(lot % 2 == 0 ? 30 : 31)),
            3 => owner.DeleteAsync(),
            4 => owner.SellOutAsync(),
            5 when lot % 4 == 0 => cluster.WeChat.RejectAsync(owner.Phone.OpenId, FakeWeChatProcess.ExpiryTemplate),
            5 => TapAsync(owner.Phone),
            _ => owner.AddPaperAsync("inspectionReport", today.AddDays(7)),
        });
    }
}

/// <summary>An owner and what is theirs.</summary>
internal sealed class SoakOwner(SoakPhone phone, DateOnly today, int number)
{
    private static readonly int[] Leads = [1, 0];
    private readonly List<string> _papers = [];
    private string _workshop = "";
    private string? _batch;

    public SoakPhone Phone => phone;

    public async Task OpenAsync()
    {
        var until = Iso(today.AddDays(number % 6 == 4 ? 30 : 900));
        var opened = await phone.PostAsync("/v1/workshops", new
        {
            name = "石磨梁榨油坊", address = "广西桂林市石磨梁村6组", phone = "0773-2800000", jurisdiction = "450300",
            authorization = new { kind = "registrationCertificate", number = "示例00000001", validFrom = "2024-01-01", validUntil = until },
        });
        _workshop = "/v1/workshops/" + opened.GetProperty("id").GetString();
    }

    /// <summary>What makes the day: due at once, or at midnight.</summary>
    public Task BringAsync() => (number % 6) switch
    {
        0 => AddPapersAsync("healthCertificate", today.AddDays(7), today.AddDays(31)),
        1 => MakeBatchAsync(),
        2 => WantReportAsync(),
        3 => AddPapersAsync("scaleVerification", today, today.AddDays(8)),
        4 => AddPapersAsync("inspectionReport", today.AddDays(1)),
        _ => Task.WhenAll(AddPapersAsync("healthCertificate", today.AddDays(30)), WantReportAsync()),
    };

    public async Task HireAsync(SoakPhone second)
    {
        var invitation = await phone.PostAsync(_workshop + "/invitations", new { role = "staff" });
        await second.PostAsync($"/v1/invitations/{invitation.GetProperty("code").GetString()}/acceptance");
        var members = await phone.GetAsync(_workshop + "/members");
        var order = members.GetProperty("items").EnumerateArray().OrderBy(m => m.GetProperty("role").GetString(), StringComparer.Ordinal)
            .Select(m => m.GetProperty("accountId").GetString());
        await phone.SendAsync(HttpMethod.Put, _workshop + "/reminder-contacts", new { accountIds = order });
    }

    public async Task AddPaperAsync(string kind, DateOnly until)
    {
        var paper = await phone.PostAsync(_workshop + "/credentials", new { kind, holder = "王师傅", validUntil = Iso(until) });
        _papers.Add(paper.GetProperty("id").GetString()!);
    }

    public async Task EditAsync(DateOnly until)
    {
        var paper = new { kind = KindOfFirst(), holder = "李师傅", validUntil = Iso(until) };
        if (_papers.Count > 0)
            await phone.SendAsync(HttpMethod.Put, $"{_workshop}/credentials/{_papers[0]}", paper);
    }

    public async Task DeleteAsync()
    {
        if (_papers.Count > 0)
            await phone.SendAsync(HttpMethod.Delete, $"{_workshop}/credentials/{_papers[^1]}");
    }

    public async Task SellOutAsync()
    {
        if (_batch is not null)
            await phone.SendAsync(HttpMethod.Put, $"/v1/batches/{_batch}/state", new { state = "soldOut" });
    }

    public async Task AcknowledgeAsync()
    {
        var due = (await phone.GetAsync(_workshop + "/reminders?state=due")).GetProperty("items").EnumerateArray().ToList();
        if (due.Count > 0)
            await phone.PostAsync($"/v1/reminders/{due[0].GetProperty("id").GetString()}/acknowledgement");
    }

    private async Task AddPapersAsync(string kind, params DateOnly[] until)
    {
        foreach (var date in until)
            await AddPaperAsync(kind, date);
    }

    private Task<System.Text.Json.JsonElement> WantReportAsync() => phone.PostAsync(
        _workshop + "/report-schedules",
        new { title = "小作坊月报", dayOfMonth = today.AddDays(1).Day, leadDays = Leads, rollBackToWorkday = false });

    private async Task MakeBatchAsync()
    {
        var product = await phone.PostAsync(_workshop + "/products", new
        {
            content = new
            {
                foodName = "浓香菜籽油", packagingForm = "simplePackaged", ingredients = "油菜籽", netContent = "5L",
                shelfLife = new { value = 12, unit = "month" }, storageConditions = "阴凉、避光、密封",
                notes = new[] { new { caption = "质量等级", text = "三级" } },
            },
        });
        var path = $"{_workshop}/products/{product.GetProperty("id").GetString()}";
        await phone.SendAsync(HttpMethod.Put, path + "/versions/1/approval", new { confirmed = true });
        var batch = await phone.PostAsync(path + "/batches", new { productionDate = Iso(today.AddDays(-200)), confirm = BackDated });
        _batch = batch.GetProperty("id").GetString();
    }

    private static readonly string[] BackDated = ["batch.backDated"];

    // a paper's kind stays
    private string KindOfFirst() => (number % 6) switch
    {
        3 => "scaleVerification",
        0 or 5 => "healthCertificate",
        _ => "inspectionReport",
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
