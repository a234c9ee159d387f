using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace LabelHub.Api.Http;

/// <summary>
/// <c>Proxies:Known</c>: addresses or networks (<c>10.0.0.0/8</c>), separated by commas, whose word we take for who
/// the client is. Without it everybody behind one proxy would share one rate limit; with a stranger in it anybody
/// could pretend to be anybody.
/// </summary>
public static class Proxies
{
    public static void UseKnownProxies(this WebApplication app)
    {
        string[] known =
        [
            .. (app.Configuration["Proxies:Known"] ?? "").Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];
        if (known.Length == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var entry in known)
            options.KnownIPNetworks.Add(NetworkOf(entry));
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork NetworkOf(string entry)
    {
        if (System.Net.IPNetwork.TryParse(entry, out var network))
            return network;
        return IPAddress.TryParse(entry, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SetupException($"Proxies:Known: '{entry}' is neither an address nor a network such as 10.0.0.0/8.");
    }
}
