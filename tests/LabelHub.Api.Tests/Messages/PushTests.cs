using System.Net;
using System.Text;
using System.Text.Json;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.WeChat;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Api.Tests.Messages;

/// <summary>WeChat's pushes as the fake sends them: what is counted, what is refused, and how fast it is answered.</summary>
public sealed class PushTests(SignInHost host) : IClassFixture<SignInHost>
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private static int _people;
    private readonly string _openId = FormattableString.Invariant($"o-push-{Interlocked.Increment(ref _people)}-{Guid.NewGuid():N}");

    [Fact]
    public async Task Echo_OfWeChat_IsGivenBack() => Assert.True(await host.WeChat.CheckPushAsync());

    [Fact]
    public async Task Echo_OfSomebodyElse_IsRefused()
    {
        using var client = host.Api.CreateClient(token: null);
        using var answer = await client.GetAsync("/wechat/push?signature=0000000000000000000000000000000000000000&timestamp=1&nonce=2&echostr=3");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("push.forged", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tap_PushedInEitherForm_IsOneConsent(bool json)
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.SetPushAsync(new { json });
        await host.WeChat.TapAsync(_openId, Template);
        await UntilRemainingAsync(1, phone);
        await host.WeChat.SetPushAsync(new { json = false });
    }

    /// <summary>E8.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tap_PushedThreeTimesAndReported_IsOneConsent(bool reportFirst)
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.SetPushAsync(new { duplicates = 3 });
        if (reportFirst)
            await SubscriptionTests.ReportAsync(phone, Template, "accept");
        await host.WeChat.TapAsync(_openId, Template);
        await UntilProcessedAsync();
        if (!reportFirst)
            await SubscriptionTests.ReportAsync(phone, Template, "accept");
        Assert.Equal(1, await SubscriptionTests.RemainingAsync(phone, Template));
        await host.ConnectPushAsync();
    }

    /// <summary>A push that was not answered in time is repeated while the first is still being looked at.</summary>
    [Fact]
    public async Task Tap_PushedFourTimesAtTheSameMoment_IsOneConsent()
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.SetPushAsync(new { duplicates = 4, atOnce = true });
        await host.WeChat.TapAsync(_openId, Template);
        await UntilProcessedAsync();
        Assert.Equal(1, await SubscriptionTests.RemainingAsync(phone, Template));
        await host.ConnectPushAsync();
    }

    /// <summary>Nobody has promised what WeChat calls its pushes.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("text/xml; charset=GBK")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("no type at all")]
    public async Task Tap_PushedUnderAnyContentType_IsOneConsent(string contentType)
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.SetPushAsync(new { contentType });
        await host.WeChat.TapAsync(_openId, Template);
        await UntilRemainingAsync(1, phone);
        await host.ConnectPushAsync();
    }

    [Theory]
    [InlineData(280, true)]
    [InlineData(-280, true)]
    [InlineData(330, false)]
    [InlineData(-330, false)]
    public async Task Tap_PushedByAClockThatIsOff_IsTakenWithinFiveMinutes(int skewSeconds, bool taken)
    {
        await host.ConnectPushAsync();
        await host.WeChat.SetPushAsync(new { skewSeconds, retryMs = 1 });
        await host.WeChat.TapAsync(_openId, Template);
        Assert.All(Answers(await PushAsync()), answer => Assert.StartsWith(taken ? "200" : "401", answer, StringComparison.Ordinal));
        await host.ConnectPushAsync();
    }

    [Fact]
    public async Task SwitchedOff_InThePhonesSettings_LeavesNone()
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.TapAsync(_openId, Template);
        await host.WeChat.TapAsync(_openId, FakeWeChatProcess.ReportTemplate);
        await UntilRemainingAsync(1, phone);
        await host.WeChat.RejectAsync(_openId, Template);
        await UntilRemainingAsync(0, phone);
        Assert.Equal(1, await SubscriptionTests.RemainingAsync(phone, FakeWeChatProcess.ReportTemplate));
    }

    /// <summary>E12.</summary>
    [Theory]
    [InlineData("signature")]
    [InlineData("cipher")]
    [InlineData("appId")]
    [InlineData("plain")]
    [InlineData("oldTimestamp")]
    public async Task Tap_PushSpoiltOnItsWay_IsRefusedAndCountsNothing(string tamper)
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.SetPushAsync(new { tamper, retryMs = 1 });
        await host.WeChat.TapAsync(_openId, Template);
        var push = await PushAsync();
        Assert.All(Answers(push), answer => Assert.StartsWith("401", answer, StringComparison.Ordinal));
        Assert.Equal(3, Answers(push).Count);
        Assert.Equal(0, await SubscriptionTests.RemainingAsync(phone, Template));
        await host.ConnectPushAsync();
    }

    [Fact]
    public async Task Replay_OfTheVeryBytes_IsAnsweredAndCountsNothing()
    {
        using var phone = await host.ClientOfAsync(_openId);
        await host.WeChat.TapAsync(_openId, Template);
        await UntilRemainingAsync(1, phone);
        Assert.Equal("200 success", await host.WeChat.ReplayPushAsync((await PushAsync()).GetProperty("id").GetInt64()));
        await UntilProcessedAsync();
        Assert.Equal(1, await SubscriptionTests.RemainingAsync(phone, Template));
    }

    [Fact]
    public async Task Push_WhileTheDatabaseIsStuck_IsAnsweredWithinASecondAndNotLost()
    {
        using var phone = await host.ClientOfAsync(_openId);
        await using (var holder = new NpgsqlConnection(host.Api.Database.ConnectionString))
        {
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE push_events IN ACCESS EXCLUSIVE MODE", holder, transaction);
            await command.ExecuteNonQueryAsync();
            await host.WeChat.TapAsync(_openId, Template);
            var push = await PushAsync();
            Assert.Equal(["200 success"], Answers(push));
            Assert.InRange(push.GetProperty("milliseconds")[0].GetDouble(), 0, 1000);
        }

        await UntilRemainingAsync(1, phone);
    }

    [Fact]
    public async Task Push_OfSomethingUnknown_IsAnswered()
    {
        await host.WeChat.TapAsync("o-nobody-who-signed-in", Template);
        await host.WeChat.UntilPushedAsync();
        Assert.Equal(["200 success"], Answers((await host.WeChat.ReadPushesAsync())[^1]));
    }

    [Fact]
    public async Task Push_LargerThanAny_IsRefused()
    {
        using var client = host.Api.CreateClient(token: null);
        using var body = new StringContent(new string('x', 70_000), Encoding.UTF8, "text/xml");
        using var answer = await client.PostAsync("/wechat/push", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static List<string> Answers(JsonElement push) => [.. push.GetProperty("answers").EnumerateArray().Select(a => a.GetString()!)];

    /// <summary>The one push about this test's person.</summary>
    private async Task<JsonElement> PushAsync()
    {
        await host.WeChat.UntilPushedAsync();
        return Assert.Single(await host.WeChat.ReadPushesAsync(), p => p.GetProperty("openId").GetString() == _openId);
    }

    private async Task UntilProcessedAsync()
    {
        await host.WeChat.UntilPushedAsync();
        await using var context = host.Api.Database.CreateContext();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await context.PushRecords.AnyAsync(p => p.ProcessedAt == null, limit.Token))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    private static async Task UntilRemainingAsync(int expected, HttpClient phone)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await SubscriptionTests.RemainingAsync(phone, Template) != expected)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
