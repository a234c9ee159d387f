using System.Text.Json;

namespace LabelHub.Api.Tests.Documents;

/// <summary>What README.md promises for its example is what happens.</summary>
public sealed class ReadmeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task CheckExample_Sent_IsBlockedForItsHealthClaimOnly()
    {
        var (response, check) = await host.PostJsonAsync("/v1/label-checks", Readme.CheckExample());
        using (response)
        {
            Assert.Equal("block", check.GetProperty("verdict").GetString());
            var error = Assert.Single(check.GetProperty("findings").EnumerateArray(), IsError);
            Assert.Equal("软化血管", error.GetProperty("matchedText").GetString());
            Assert.False(string.IsNullOrEmpty(error.GetProperty("suggestion").GetString()));
            Assert.False(string.IsNullOrEmpty(error.GetProperty("citation").GetProperty("instrument").GetString()));
        }
    }

    private static bool IsError(JsonElement finding) => finding.GetProperty("severity").GetString() == "error";
}
