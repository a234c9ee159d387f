using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Labels;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed labels, each by its number, with the answer it must get.</summary>
public sealed partial class AttackListTests
{
    private const string AfterTheChange = "2027-03-17";
    private static readonly string Warnings = string.Concat(Enumerable.Repeat("央视推荐品牌，很好吃的面条。", 8));

    [Theory]
    [InlineData("祖*传*秘*方")]
    [InlineData("儿童营养面条")]
    public async Task B1_ErrorBehindEightWarnings_Blocks(string error) =>
        Assert.Equal("block", VerdictOf(await CheckLabelAsync(InBeijing(r => r.Label()["description"] = Warnings + error))));

    [Theory]
    [InlineData("本品不含有花生")]
    [InlineData("适合对花生不过敏的人")]
    [InlineData("花生：无")]
    public async Task B2_DeniedAllergen_IsNoStatement(string text)
    {
        var body = await CheckLabelAsync(InBeijing(r => (r.Label()["ingredients"], r.Label()["description"]) = ("花生、白砂糖", text)));

        Assert.Equal("block", VerdictOf(body));
        Assert.Contains("cn.ingredient.allergen.not-shown", RuleIdsOf(body));
    }

    [Theory]
    [InlineData("24", "糕点")]
    [InlineData("15", "酒类")]
    public async Task B5_CategoryByCodeAndByName_AnswersTheSame(string code, string name)
    {
        var answers = new List<string>();
        foreach (var category in new[] { code, name })
        {
            var request = InBeijing(r => r.Label()["ingredients"] = "小麦粉、白砂糖、糖精钠");
            request["foodCategory"] = category;
            answers.Add((await CheckLabelAsync(request)).GetProperty("findings").GetRawText());
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task B11_SharesInFullWidth_AreRead()
    {
        var rising = await CheckLabelAsync(InBeijing(r => r.Label()["ingredients"] = "小麦粉３０％、白砂糖４０％"));
        var named = await CheckLabelAsync(InBeijing(r => (r.Label()["foodName"], r.Label()["ingredients"]) = ("红枣糕", "红枣（３０％）、小麦粉")));

        Assert.Contains("cn.label.ingredients.order.advised", RuleIdsOf(rising));
        Assert.DoesNotContain("cn.label.prepackaged.named-ingredient-amount.advised", RuleIdsOf(named));
    }

    [Theory]
    [InlineData("一百斤", true)]
    [InlineData("半斤", true)]
    [InlineData("两公斤", false)]
    public async Task B13_NetContentInCharacters_IsRead(string netContent, bool found) => Assert.Equal(
        found, RuleIdsOf(await CheckLabelAsync(InBeijing(r => r.Label()["netContent"] = netContent))).Contains("cn.label.net-content.market-unit", StringComparer.Ordinal));

    [Fact]
    public async Task C5_ClaimsThatOverlap_AreAllPointedAt()
    {
        const string text = "健胃补血、润肺止咳";
        var body = await CheckLabelAsync(InBeijing(r => r.Label()["description"] = text));
        var covered = body.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("field").GetString() == "description").Select(f => f.GetProperty("span"))
            .SelectMany(s => Enumerable.Range(s.GetProperty("start").GetInt32(), s.GetProperty("length").GetInt32())).ToHashSet();

        Assert.All("健胃补血润肺止咳", c => Assert.Contains(text.IndexOf(c, StringComparison.Ordinal), covered));
    }

    [Fact]
    public async Task C8_RadicalsInPlaceOfCharacters_AreRead()
    {
        var claim = await CheckLabelAsync(InBeijing(r => r.Label()["slogan"] = "治⻛湿"));
        var list = await CheckLabelAsync(InBeijing(r => r.Label()["ingredients"] = "草⻥、食用盐"));

        Assert.Equal("block", VerdictOf(claim));
        Assert.Contains("fish", list.GetProperty("allergens").EnumerateArray().Select(a => a.GetString()));
    }

    private static JsonObject InBeijing(Action<JsonObject> change)
    {
        var request = Requests.Check();
        (request["jurisdiction"], request["packagingForm"], request["evaluationDate"]) = ("110000", "prepackaged", AfterTheChange);
        change(request);
        return request;
    }

    private static string? VerdictOf(JsonElement body) => body.GetProperty("verdict").GetString();

    private static List<string?> RuleIdsOf(JsonElement body) =>
        [.. body.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("ruleId").GetString())];

    private async Task<JsonElement> CheckLabelAsync(JsonObject request)
    {
        var (response, body) = await host.PostJsonAsync("/v1/label-checks", request);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
        return body;
    }
}
