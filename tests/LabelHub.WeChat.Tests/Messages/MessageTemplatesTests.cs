using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Messages;

public sealed class MessageTemplatesTests
{
    [Theory]
    [InlineData("expiry", "t", "thing1", "subject", null)]
    [InlineData("birthday", "t", "thing1", "subject", "no such purpose")]
    [InlineData("expiry", "", "thing1", "subject", "TemplateId is missing")]
    [InlineData("expiry", "t", "Thing1", "subject", "no keyword")]
    [InlineData("expiry", "t", "thing", "subject", "no keyword")]
    [InlineData("expiry", "t", "picture1", "subject", "no keyword")]
    [InlineData("expiry", "t", "thing1", "owner", "no field 'owner'")]
    [InlineData("expiry", "t", "date2", "subject", "takes the field dueDate")]
    public void FindProblem_Settings_AreFineOrNamed(string purpose, string id, string key, string field, string? problem)
    {
        var found = new MessageTemplates([Template(purpose, id, (key, field))]).FindProblem();
        if (problem is null)
            Assert.Null(found);
        else
            Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblem_OneTemplateForTwoPurposes_IsNamed() => Assert.Contains(
        "same TemplateId", new MessageTemplates([Template("expiry", "t", ("thing1", "subject")), Template("report", "t", ("thing1", "subject"))]).FindProblem(), StringComparison.Ordinal);

    [Fact]
    public void Fill_Fields_StandInTheirKeywords()
    {
        var filled = Template("expiry", "t", ("thing1", "subject"), ("date2", "dueDate")).Fill(
            new Dictionary<string, MessageValue>(StringComparer.Ordinal) { ["subject"] = "油", ["dueDate"] = MessageValue.On(new DateOnly(2026, 12, 1)), ["note"] = "?" });
        Assert.Equal(("油", "2026年12月1日", 2), (filled["thing1"], filled["date2"], filled.Count));
    }

    [Theory]
    [InlineData(FakeWeChatProcess.ExpiryTemplate, "thing1,date2,thing3", null)]
    [InlineData(FakeWeChatProcess.ExpiryTemplate, "thing1,date2", "has the keywords thing1, date2, thing3")]
    [InlineData(FakeWeChatProcess.ExpiryTemplate, "thing1,date2,thing4", "the setting names thing1, date2, thing4")]
    [InlineData("deleted", "thing1", "not among")]
    public async Task RunAsync_BesideTheMiniProgramsOwnList_AgreesOrNames(string id, string keys, string? problem)
    {
        await using var fake = await FakeWeChatProcess.StartAsync();
        var template = Template("expiry", id, [.. keys.Split(',').Select(k => (k, k.StartsWith("date", StringComparison.Ordinal) ? "dueDate" : "subject"))]);
        await using var services = Gateway.To(fake.Endpoint, templates: [template]);
        var (asked, found) = await services.GetRequiredService<TemplateCheck>().RunAsync(default);
        Assert.True(asked);
        Assert.Equal(problem is null, found is null);
        Assert.Contains(problem ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WeChatDoesNotAnswer_IsNotAsked()
    {
        await using var services = Gateway.To(new Uri("http://127.0.0.1:9"), templates: [Template("expiry", "t", ("thing1", "subject"))]);
        Assert.Equal((false, null), await services.GetRequiredService<TemplateCheck>().RunAsync(default));
    }

    private static MessageTemplate Template(string purpose, string id, params (string Key, string Field)[] keywords) =>
        new(purpose, id, keywords.ToDictionary(k => k.Key, k => k.Field, StringComparer.Ordinal));
}
