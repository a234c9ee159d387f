using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Attacks;

public sealed partial class AttackListTests
{
    [Theory]
    [InlineData("Public__BaseUrl", "ftp://x")]
    [InlineData("Public__BaseUrl", "https://public.example/\"><script>")]
    [InlineData("Jobs__Enabled", "maybe")]
    [InlineData("WeChat__SignInTimeoutSeconds", "abc")]
    [InlineData("Demo__Enabled", "x")]
    [InlineData("RateLimits__Cheks", "9")]
    [InlineData("WeChat__Endpoint", "")] // the real one: codes would lead to this machine
    public async Task F9_SettingThatFailsLater_StopsTheStartWithASentence(string name, string value)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WeChat__AppId"] = "wx1",
            ["WeChat__AppSecret"] = "s",
            ["WeChat__Endpoint"] = "http://127.0.0.1:9",
            [name] = value,
        };

        var program = Path.Combine(AppContext.BaseDirectory, "LabelHub.Api.dll");
        var result = await Programs.RunAsync(
            "dotnet", [program, "--contentRoot", AppContext.BaseDirectory, "--urls", "http://127.0.0.1:0"], environment: environment);

        Assert.Equal(1, result.ExitCode);
        var sentence = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(value.Length == 0 ? "Public:BaseUrl" : name.Replace("__", ":", StringComparison.Ordinal), sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }
}
