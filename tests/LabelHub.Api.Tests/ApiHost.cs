using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LabelHub.Api.Tests;

/// <summary>The API on a real Kestrel at a free loopback port, with a clock that stands at noon of 2026-11-21 in Shanghai.</summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public ApiHost()
    {
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Posts JSON and returns status and body.</summary>
    public async Task<(HttpResponseMessage Response, JsonElement Body)> PostJsonAsync(string path, object body)
    {
        using var client = CreateClient();
        var response = await client.PostAsJsonAsync(path, body);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(new FixedClock(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(8))));
        });
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
