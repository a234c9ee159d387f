using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Attacks;

public sealed partial class AttackListTests
{
    [Fact]
    public async Task F10_DatabaseThatHangs_IsAnswered503WithinSecondsAndNothingIsLost()
    {
        await using var own = await PrivateHost.StartAsync();
        using var owner = own.Host.CreateClient(await own.SignInAsync());
        owner.Timeout = TimeSpan.FromSeconds(30);
        object workshop = Shop.Workshop();
        using var warm = await owner.PostAsJsonAsync("/v1/workshops", workshop);
        Assert.Equal(HttpStatusCode.Created, warm.StatusCode);

        List<(HttpStatusCode Status, string? RetryAfter, string Body, TimeSpan Took)> answers = [];
        using (own.Freeze())
        {
            answers.AddRange(await Task.WhenAll(
                TimeAsync(() => owner.GetAsync("/t/AAAAAAAAAA")),
                TimeAsync(() => owner.PostAsync("/v1/workshops", Keyed(workshop)))));
        }

        Assert.All(answers, a =>
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (a.Status, a.RetryAfter));
            Assert.InRange(a.Took, TimeSpan.Zero, TimeSpan.FromSeconds(12));
        });
        Assert.Contains("server.unavailable", answers[1].Body, StringComparison.Ordinal);

        using var again = await owner.PostAsync("/v1/workshops", Keyed(workshop));
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        var all = await owner.GetFromJsonAsync<JsonElement>("/v1/workshops");
        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
    }

    private static JsonContent Keyed(object body)
    {
        var content = JsonContent.Create(body);
        content.Headers.Add("Idempotency-Key", "f10-workshop");
        return content;
    }

    private static async Task<(HttpStatusCode Status, string? RetryAfter, string Body, TimeSpan Took)> TimeAsync(Func<Task<HttpResponseMessage>> send)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await send();
        var took = Stopwatch.GetElapsedTime(started);
        return (response.StatusCode, response.Headers.RetryAfter?.ToString(), await response.Content.ReadAsStringAsync(), took);
    }
}
