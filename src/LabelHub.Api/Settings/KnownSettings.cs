using System.Net;
using LabelHub.Api.Features.Batches;
using LabelHub.Api.Operations;
using LabelHub.Api.Operations.Redis;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Jobs.Messaging;
using static LabelHub.Api.Settings.Setting;

namespace LabelHub.Api.Settings;

/// <summary>
/// Every setting there is. A name under one of these sections that does not stand here, or a value its line does not allow,
/// stops the start; docs/settings.md shows the same list, and a test compares the two.
/// </summary>
public static class KnownSettings
{
    private const int Billion = 1_000_000_000;
    private static readonly RateLimitOptions Rates = new();
    private static readonly DailyLimits Limits = new();
    private static readonly DispatchOptions Dispatch = new();

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Service(), .. WeChat(), .. HowMuch(), .. Messages(),
    ];

    /// <summary>The first parts of their names.</summary>
    public static IReadOnlySet<string> Sections { get; } =
        All.Select(s => s.Name[..s.Name.IndexOf(':', StringComparison.Ordinal)]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static Setting[] Service() =>
    [
        new(
            "Public:BaseUrl",
            "an address such as https://l.example.cn: https (http only for this machine), with a host and without user, query or fragment",
            "",
            "Where the labels' QR codes lead; needed with a real WeChat. At 25 characters and less the code stays small.",
            value => value.Length == 0 || PublicAddress.IsBase(value)),
        Text("Data:Folder", "data", "Where the private PostgreSQL and the pushes of an outage are kept."),
        Number("Data:MinimumFreeMegabytes", 1, 1_000_000_000, DataVolume.DefaultMinimumMegabytes, "Free space of that folder under which `/readyz` says 503."),
        Secret("ConnectionStrings:Postgres", "A PostgreSQL server of your own instead of the private one."),
        Secret("ConnectionStrings:Redis", "Only for more than one node: shared access token and rate limits."),
        Number("Redis:TimeoutMilliseconds", 1, 60_000, RedisLink.DefaultTimeoutMs, "How long a call to Redis may take."),
        new(
            "Ops:Token",
            FormattableString.Invariant($"at least {OpsAccess.ShortestToken} characters"),
            "",
            "Opens /ops/jobs to operators; without it nothing does.",
            value => value.Length is 0 or >= OpsAccess.ShortestToken,
            IsSecret: true),
        new(
            "Proxies:Known",
            "addresses or networks such as 10.0.0.0/8, separated by commas",
            "",
            "The proxies in front, whose word on the client's address counts.",
            AreNetworks),
        Switch("Jobs:Enabled", otherwise: true, "Whether this node plans reminders and cleans up; some node must."),
        Switch("Demo:Enabled", otherwise: false, "A demo workshop in an empty database; only with a fake WeChat on this machine."),
    ];

    private static Setting[] WeChat() =>
    [
        Text("WeChat:AppId", "", "The mini-program; needed."),
        Secret("WeChat:AppSecret", "Its secret; needed."),
        new(
            "WeChat:Endpoint",
            "an https address; http is for a fake on this machine",
            "https://api.weixin.qq.com",
            "Where WeChat is called.",
            value => value.Length == 0 || Uri.TryCreate(value, UriKind.Absolute, out _)),
        new(
            "WeChat:MiniProgramState",
            "formal, trial or developer",
            "formal",
            "Which edition of the mini-program a message opens.",
            value => value is "formal" or "trial" or "developer"),
        Number("WeChat:SignInTimeoutSeconds", 1, 30, 5, "How long WeChat may take to sign somebody in."),
        Number("WeChat:SendTimeoutSeconds", 1, 30, 8, "How long it may take to send a message."),
        Number("WeChat:TokenTimeoutSeconds", 1, 30, 5, "How long it may take to give an access token."),
        Secret("WeChat:PushToken", "Message push; belongs together with the key."),
        Secret("WeChat:PushEncodingAesKey", "Message push: the 43 letters and digits that mp.weixin.qq.com shows."),
        Text("WeChat:Templates:*:TemplateId", "", "The template of messages for `expiry`, `report` and so on."),
        Text("WeChat:Templates:*:Fields:*", "", "What a field of the template says, such as `subject`."),
    ];

    private static Setting[] HowMuch() =>
    [
        Number("RateLimits:SignIns", 1, Billion, Rates.SignIns, "Sign-ins a minute from one address."),
        Number("RateLimits:Checks", 1, Billion, Rates.Checks, "Checks and renderings together a minute of one account."),
        Number("RateLimits:Reads", 1, Billion, Rates.Reads, "Lists and looks at products a minute of one account."),
        Number("RateLimits:PublicPages", 1, Billion, Rates.PublicPages, "Public pages a minute from one address."),
        Number("RateLimits:ForgedPushes", 1, Billion, Rates.ForgedPushes, "Forged pushes a minute from one address that are answered as such."),
        Number("Limits:BatchesPerDay", 1, Billion, Limits.BatchesPerDay, "Batches of one workshop on one day."),
        Number("Limits:PrintJobsPerDay", 1, Billion, Limits.PrintJobsPerDay, "Print jobs of one workshop on one day."),
        Number("Limits:LabelsPerDay", 1, Billion, Limits.LabelsPerDay, "Labels of one workshop on one day."),
        Number("Checking:AtOnce", 1, 1024, "one per core", "Labels being checked at the same time."),
        Number("Checking:Waiting", 1, 100_000, "32 per core", "Requests that wait for their turn to check."),
        Number("Drawing:AtOnce", 1, 1024, "two per core", "Labels being drawn at the same time."),
        Number("Drawing:Waiting", 1, 100_000, "32 per core", "Requests that wait for their turn to draw."),
    ];

    private static Setting[] Messages() =>
    [
        Switch("Dispatch:Enabled", Dispatch.Enabled, "False on a node that sends no messages."),
        Number("Dispatch:Lanes", 1, 16, Dispatch.Lanes, "Groups of messages under way at once on this node."),
        Number("Dispatch:Group", 1, 500, Dispatch.Group, "Messages claimed, prepared and settled together."),
        Number("Dispatch:Parallel", 1, 64, Dispatch.Parallel, "Calls at once in a group."),
        Number("Dispatch:LeaseSeconds", 1, 3600, Dispatch.LeaseSeconds, "How long a node may hold a message; more than one may take to send."),
        Number("Dispatch:EventWaitSeconds", 0, 86_400, Dispatch.EventWaitSeconds, "How long WeChat's push about a message in doubt is waited for."),
        Number("Dispatch:SecondTrySeconds", 0, 3600, Dispatch.SecondTrySeconds, "How long after an attempt in doubt a second one is made."),
        Switch("Dispatch:KeepQuietHours", Dispatch.KeepQuietHours, "Whether nothing goes out between 21:00 and 08:00."),
        Text("Dispatch:Page", Dispatch.Page, "What a tap on a message opens, without a query."),
    ];

    private static bool AreNetworks(string value) => value
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .All(entry => System.Net.IPNetwork.TryParse(entry, out _) || IPAddress.TryParse(entry, out _));
}
