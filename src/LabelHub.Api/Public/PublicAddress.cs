using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LabelHub.Api.Public;

/// <summary>
/// Where the public pages are found from outside: <c>Public:BaseUrl</c>, else the address this process listens on.
/// Keep it short: at 25 characters and less, the code on the label stays small.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private readonly string? _configured = Read(configuration["Public:BaseUrl"]);

    private string Base => string.IsNullOrEmpty(_configured)
        ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? ""
        : _configured;

    private static string? Read(string? text) => text switch
    {
        null or "" => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") => text.TrimEnd('/'),
        _ => throw new SetupException($"Public:BaseUrl is '{text}': it must be an address such as https://l.example.cn."),
    };

    /// <summary>Whether labels lead somewhere that others can reach, as far as we can know.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(_configured);

    /// <summary>What a phone's calendar subscribes to; calendars can send no header, so the token is in it.</summary>
    public string Calendar(string workshopId, string token) => $"{Base}/v1/workshops/{workshopId}/calendar.ics?token={token}";

    /// <summary>What the QR code of a batch says.</summary>
    public string Trace(string traceCode) => $"{Base}/t/{traceCode}";

    /// <summary>The page of a workshop, for the code on its door.</summary>
    public string Workshop(string workshopCode) => $"{Base}/w/{workshopCode}";
}
