using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Api.Tests.Service;

public sealed class StartTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>With it, the first start on a machine writes a key ring to the user's home and warns that it stands there unencrypted.</summary>
    [Fact]
    public void Host_Services_HoldNoDataProtection() => Assert.Null(host.Services.GetService<IDataProtectionProvider>());
}
