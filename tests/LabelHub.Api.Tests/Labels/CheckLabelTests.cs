using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Labels;

public sealed class CheckLabelTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Check_LawfulLabel_PassesWithExpiryIngredientsAndPacks()
    {
        var body = await CheckAsync(Requests.Check());

        Assert.NotEqual("block", body.GetProperty("verdict").GetString());
        Assert.Equal("2027-05-19", body.GetProperty("expiryDate").GetString());
        Assert.Equal("油菜籽", body.GetProperty("ingredients")[0].GetProperty("name").GetString());
        Assert.Empty(body.GetProperty("ingredients")[0].GetProperty("contains").EnumerateArray());
        Assert.Equal(["cn", "cn-45"], body.GetProperty("rulePacks").EnumerateArray().Select(p => p.GetProperty("id").GetString()!).Order());
        Assert.All(body.GetProperty("rulePacks").EnumerateArray(), p => Assert.NotEmpty(p.GetProperty("version").GetString()!));
    }

    [Fact]
    public async Task Check_HealthClaim_BlocksWithSpanClassAndCitation()
    {
        var request = Requests.Check();
        request.Label()["slogan"] = "现榨，软化血管";

        var body = await CheckAsync(request);

        Assert.Equal("block", body.GetProperty("verdict").GetString());
        var finding = body.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("field").GetString() == "slogan");
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal("软化血管", finding.GetProperty("matchedText").GetString());
        Assert.Equal(3, finding.GetProperty("span").GetProperty("start").GetInt32());
        Assert.Equal(4, finding.GetProperty("span").GetProperty("length").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, finding.GetProperty("claimClass").ValueKind);
        Assert.NotEmpty(finding.GetProperty("citation").GetProperty("instrument").GetString()!);
        Assert.Contains(finding.GetProperty("citation").GetProperty("status").GetString(), (string[])["verified", "notice"]);
        Assert.NotEmpty(finding.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("foodName")]
    [InlineData("ingredients")]
    [InlineData("productionDate")]
    [InlineData("shelfLife")]
    [InlineData("storageConditions")]
    [InlineData("workshopName")]
    [InlineData("workshopAddress")]
    [InlineData("workshopPhone")]
    [InlineData("authorizationNumber")]
    public async Task Check_MissingFieldOfGuangxisList_IsAnErrorAtThatField(string field)
    {
        foreach (var how in new JsonNode?[] { null, JsonValue.Create(" \u200b ") })
        {
            var request = Requests.Check();
            if (how is not null && field is "productionDate" or "shelfLife")
                continue;
            request.Label()[field] = how?.DeepClone();

            var body = await CheckAsync(request);

            Assert.Contains(
                body.GetProperty("findings").EnumerateArray(),
                f => f.GetProperty("field").GetString() == field && f.GetProperty("severity").GetString() == "error");
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(900)]
    public async Task Check_DeeplyNestedIngredients_AreAnswered(int depth)
    {
        var request = Requests.Check();
        request.Label()["ingredients"] = string.Concat(Enumerable.Repeat("酱（", depth)) + "糖";

        var body = await CheckAsync(request);

        Assert.Equal("酱", body.GetProperty("ingredients")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Check_HoursFromTheStartOfTheDay_EndAtItsEnd()
    {
        var request = Requests.Check();
        request.Label()["shelfLife"] = new JsonObject { ["value"] = 24, ["unit"] = "hour" };

        var body = await CheckAsync(request);

        Assert.Equal("2026-05-20", body.GetProperty("expiryDate").GetString());
        Assert.Equal("24:00", body.GetProperty("expiryTime").GetString());
    }

    [Fact]
    public async Task Check_EmptyLabel_IsAnsweredNotRefused()
    {
        var request = Requests.Check();
        request["label"] = new JsonObject();

        var body = await CheckAsync(request);

        Assert.Equal("block", body.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("expiryDate").ValueKind);
    }

    [Fact]
    public async Task Check_ProductionDateInTheFuture_Warns()
    {
        var request = Requests.Check();
        request.Label()["productionDate"] = "2026-11-22";

        var body = await CheckAsync(request);

        Assert.Contains(
            body.GetProperty("findings").EnumerateArray(),
            f => f.GetProperty("field").GetString() == "productionDate" && f.GetProperty("severity").GetString() == "warning");
    }

    [Theory]
    [InlineData("jurisdiction", "\"45\"")]
    [InlineData("jurisdiction", "\"990000\"")]
    [InlineData("jurisdiction", "\"４５００００\"")]
    [InlineData("packagingForm", "null")]
    [InlineData("packageSurfaceCm2", "0")]
    [InlineData("label", "null")]
    public async Task Check_BadCircumstances_NamesTheField(string field, string json)
    {
        var request = Requests.Check();
        request[field] = JsonNode.Parse(json);

        var (response, body) = await host.PostJsonAsync("/v1/label-checks", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("request.invalid", body.GetProperty("code").GetString());
        Assert.Equal(field, body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Check_TextTooLong_IsRefusedByField()
    {
        var request = Requests.Check();
        request.Label()["slogan"] = new string('好', 2001);

        var (response, body) = await host.PostJsonAsync("/v1/label-checks", request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("label.slogan", body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Check_TextsNobodyWrites_AreAnsweredOrRefusedAndNeverFail()
    {
        string[] texts =
        [
            new('好', 100_000), new('a', 100_000), "抗" + new string('\u0301', 10_000) + "癌", "抗" + new string('\u0301', 1_900) + "癌",
            new string('（', 1000) + new string('）', 1000), .. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(char.IsControl).Select(c => $"抗{c}癌"),
        ];
        foreach (var text in texts)
        {
            var request = Requests.Check();
            request.Label()["description"] = text;

            var (response, body) = await host.PostJsonAsync("/v1/label-checks", request);

            Assert.InRange((int)response.StatusCode, 200, 499);
            if (response.StatusCode != HttpStatusCode.OK)
                Assert.NotEmpty(body.GetProperty("code").GetString()!);
        }
    }

    [Fact]
    public async Task CheckBatch_KeepsTheOrder()
    {
        var blocked = Requests.Check();
        blocked.Label()["slogan"] = "软化血管";
        var items = new JsonArray(Requests.Check(), blocked, Requests.Check());

        var (response, body) = await host.PostJsonAsync("/v1/label-checks/batch", new JsonObject { ["items"] = items });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([false, true, false], body.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("verdict").GetString() == "block"));
    }

    [Fact]
    public async Task CheckBatch_TooManyOrOneBroken_IsRefusedWithItsPlace()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 201).Select(_ => (JsonNode)Requests.Check())]);
        var (tooMany, _) = await host.PostJsonAsync("/v1/label-checks/batch", new JsonObject { ["items"] = many });
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);

        var broken = Requests.Check();
        broken["packagingForm"] = null;
        var (response, body) = await host.PostJsonAsync("/v1/label-checks/batch", new JsonObject { ["items"] = new JsonArray(Requests.Check(), broken, null) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["items[1].packagingForm", "items[2]"], body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!));
    }

    private async Task<JsonElement> CheckAsync(JsonObject request)
    {
        var (response, body) = await host.PostJsonAsync("/v1/label-checks", request);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
        return body;
    }
}
