using LabelHub.Api.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LabelHub.Api;

/// <summary>Tells whoever started the program that it can serve, and what to try first.</summary>
public static class ReadyMessage
{
    public static void PrintWhenListening(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault()?.TrimEnd('/') is not { } address)
            return;
        Console.Out.WriteLine($"LabelHub is ready: {address}");
        if (app.Services.GetRequiredService<DemoSettings>().FakeWeChat is { } fake)
            Console.Out.WriteLine(Try(address, fake));
    });

    // one line each, so that each can be pasted
    private static string Try(string address, string fake) => $$$"""
        Look at a label:   {{{address}}}/demo/label.png
        Sign in:
        TOKEN=$(curl -s -X POST {{{fake}}}/__fake/users/{{{DemoSettings.Owner}}}/login | curl -s {{{address}}}/v1/sessions -H 'Content-Type: application/json' -d @- | sed 's/.*"token":"\([^"]*\)".*/\1/')
        Then check a label:
        curl -s {{{address}}}/v1/label-checks -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"jurisdiction":"450300","packagingForm":"simplePackaged","label":{"foodName":"浓香菜籽油","ingredients":"油菜籽","slogan":"软化血管"}}'
        """;
}
