using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LabelHub.Api;

/// <summary>Tells whoever started the program that it can serve, and what to try first.</summary>
public static class ReadyMessage
{
    public static void PrintWhenListening(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault() is { } address)
            Console.Out.WriteLine(For(address.TrimEnd('/')));
    });

    private static string For(string address) => $$$"""
        LabelHub is ready: {{{address}}}
        Look at a label:   {{{address}}}/demo/label.png
        Check one:
        curl -s {{{address}}}/v1/label-checks -H 'Content-Type: application/json' -d '{"jurisdiction":"450300","packagingForm":"simplePackaged","label":{"foodName":"浓香菜籽油","ingredients":"油菜籽","slogan":"软化血管"}}'
        """;
}
