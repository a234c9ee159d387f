namespace LabelHub.Api.Demo;

/// <summary>Whether this is a demonstration, and how to get in without a phone.</summary>
public sealed class DemoSettings(IConfiguration configuration)
{
    /// <summary>The openid of the demo workshop's owner.</summary>
    public const string Owner = "demo-owner";

    /// <summary><c>Demo:Enabled</c>: <c>./run</c> sets it when it starts a fake WeChat.</summary>
    public bool Enabled { get; } = configuration.GetValue<bool>("Demo:Enabled");

    /// <summary>Where the fake WeChat is; null outside a demonstration.</summary>
    public string? FakeWeChat => Enabled ? configuration["WeChat:Endpoint"]?.TrimEnd('/') : null;
}
