using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Labels;

namespace LabelHub.Api.Tests.Service;

/// <summary>Who may come in.</summary>
public enum Door
{
    /// <summary>Whoever is signed in: nothing of a workshop is behind it.</summary>
    SignedIn,

    /// <summary>Any member of the workshop.</summary>
    Member,

    /// <summary>The workshop's owner.</summary>
    Owner,
}

/// <summary>An endpoint behind sign-in.</summary>
/// <param name="Name">Method and pattern, such as <c>GET /v1/me</c>.</param>
/// <param name="Door">Who may come in.</param>
/// <param name="Body">One that is accepted.</param>
public sealed record GuardedEndpoint(string Name, Door Door, JsonNode? Body = null)
{
    public string Method => Name[..Name.IndexOf(' ', StringComparison.Ordinal)];

    public string Pattern => Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public override string ToString() => Name;
}

/// <summary>The endpoints of this API and who may use them; a test holds the list against the running host.</summary>
public static class Doors
{
    private const string Workshop = "/v1/workshops/{workshopId}";
    private const string Products = Workshop + "/products";

    /// <summary>For everybody, without a token.</summary>
    public static readonly string[] Public =
    [
        "GET /", "GET /docs/favicon.svg", "GET /docs/scalar.aspnetcore.js", "GET /docs/scalar.js", "GET /docs/{documentName?}", "GET /healthz", "GET /metrics", "GET /openapi/{documentName}.json", "GET /readyz", "GET /robots.txt", "GET /t/{traceCode}",
        "GET /v1/food-categories", "GET /v1/jurisdictions", "GET /v1/label-designs", "GET /v1/label-stocks",
        "GET /v1/label-stocks/{stock}/calibration", "GET /v1/printer-profiles", "GET /v1/public/t/{traceCode}",
        "GET /v1/public/w/{workshopCode}", "GET /v1/rule-packs/{jurisdiction}", "GET /w/{workshopCode}", "GET /wechat/push",
        "HEAD /t/{traceCode}", "HEAD /w/{workshopCode}", "POST /v1/sessions",
        "POST /wechat/push",

        // a private token in the address, because calendars send no header
        "GET /v1/workshops/{workshopId}/calendar.ics",

        // for operators, with a credential of their own
        "GET /ops/jobs", "POST /ops/deliveries/{deliveryId}/cancel", "POST /ops/deliveries/{deliveryId}/retry",
    ];

    /// <summary>In an order in which an owner can use them all, one after the other.</summary>
    public static readonly GuardedEndpoint[] Guarded =
    [
        new("POST /v1/label-checks", Door.SignedIn, Requests.Check()),
        new("POST /v1/label-checks/batch", Door.SignedIn, new JsonObject { ["items"] = new JsonArray(Requests.Check()) }),
        new("POST /v1/label-renderings", Door.SignedIn, Requests.Render()),
        new("GET /v1/me", Door.SignedIn),
        new("GET /v1/sessions", Door.SignedIn),
        new("POST /v1/workshops", Door.SignedIn, Shop.Workshop()),
        new("GET /v1/workshops", Door.SignedIn),
        new("GET /v1/workshops/{workshopId}", Door.Member),
        new("PUT /v1/workshops/{workshopId}", Door.Owner, Shop.Workshop()),
        new("POST " + Products, Door.Member, Shop.Product()),
        new("GET " + Products, Door.Member),
        new("GET " + Products + "/{productId}", Door.Member),
        new("PUT " + Products + "/{productId}", Door.Member, Shop.Product()),
        new("PUT " + Products + "/{productId}/versions/{version}/approval", Door.Member, new JsonObject { ["confirmed"] = true }),
        new("POST " + Products + "/{productId}/batches", Door.Member, new JsonObject { ["productionDate"] = "2026-11-20" }),
        new("GET " + Products + "/{productId}/batches", Door.Member),
        new("GET /v1/batches/{batchId}", Door.Member),
        new("GET /v1/batches/{batchId}/label", Door.Member),
        new("PUT /v1/batches/{batchId}/state", Door.Member, new JsonObject { ["state"] = "active" }),
        new("POST /v1/batches/{batchId}/print-jobs", Door.Member, Shop.PrintJob()),
        new("GET /v1/print-jobs/{printJobId}", Door.Member),
        new("GET /v1/print-jobs/{printJobId}/data", Door.Member),
        new("POST /v1/print-jobs/{printJobId}/outcome", Door.Member, new JsonObject { ["state"] = "printed" }),
        new("GET /v1/subscriptions", Door.SignedIn),
        new("POST /v1/subscriptions", Door.SignedIn, new JsonObject { ["results"] = new JsonObject { ["a-template"] = "accept" } }),
        new("POST " + Workshop + "/credentials", Door.Member, Shop.Credential()),
        new("GET " + Workshop + "/credentials", Door.Member),
        new("PUT " + Workshop + "/credentials/{credentialId}", Door.Member, Shop.Credential()),
        new("POST " + Workshop + "/report-schedules", Door.Member, Shop.ReportSchedule()),
        new("GET " + Workshop + "/report-schedules", Door.Member),
        new("PUT " + Workshop + "/report-schedules/{scheduleId}", Door.Member, Shop.ReportSchedule()),
        new("GET " + Workshop + "/reminders", Door.Member),
        new("POST /v1/reminders/{reminderId}/acknowledgement", Door.Member),
        new("POST " + Workshop + "/invitations", Door.Owner, new JsonObject { ["role"] = "staff" }),
        new("GET " + Workshop + "/invitations", Door.Owner),
        new("POST /v1/invitations/{code}/acceptance", Door.SignedIn),
        new("DELETE " + Workshop + "/invitations/{invitationId}", Door.Owner),
        new("GET " + Workshop + "/members", Door.Member),
        new("PUT " + Workshop + "/reminder-contacts", Door.Owner, new JsonObject { ["accountIds"] = new JsonArray() }),
        new("DELETE " + Workshop + "/members/{accountId}", Door.Owner),
        new("POST " + Workshop + "/calendar-links", Door.Member),
        new("DELETE " + Workshop + "/calendar-links/{linkId}", Door.Member),
        new("DELETE " + Workshop + "/credentials/{credentialId}", Door.Owner),
        new("DELETE " + Workshop + "/report-schedules/{scheduleId}", Door.Member),
        new("DELETE " + Products + "/{productId}", Door.Owner),
        new("DELETE /v1/sessions/{sessionId}", Door.Member),
        new("DELETE /v1/sessions/current", Door.SignedIn),
    ];
}
