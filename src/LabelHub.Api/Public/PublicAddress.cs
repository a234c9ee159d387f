using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LabelHub.Api.Public;

/// <summary>
/// Where the public pages are found from outside: <c>Public:BaseUrl</c>, else the address this process listens on.
/// Keep it short: at 25 characters and less, the code on the label stays small.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private readonly string? _configured = configuration["Public:BaseUrl"]?.TrimEnd('/');

    private string Base => string.IsNullOrEmpty(_configured)
        ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? ""
        : _configured;

    /// <summary>
    /// Whether public addresses may begin with the text. It stands in codes, pages and calendars as it is, so it holds no
    /// character that would have to be written otherwise there.
    /// </summary>
    public static bool IsBase(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(c => char.IsAsciiLetterOrDigit(c) || "-._~:/[]".Contains(c, StringComparison.Ordinal))
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && text.StartsWith(address.Scheme + "://", StringComparison.OrdinalIgnoreCase)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address.Host.Length > 0;
    }

    /// <summary>What a phone's calendar subscribes to; calendars can send no header, so the token is in it.</summary>
    public string Calendar(string workshopId, string token) => $"{Base}/v1/workshops/{workshopId}/calendar.ics?token={token}";

    /// <summary>What the QR code of a batch says.</summary>
    public string Trace(string traceCode) => $"{Base}/t/{traceCode}";

    /// <summary>The page of a workshop, for the code on its door.</summary>
    public string Workshop(string workshopCode) => $"{Base}/w/{workshopCode}";
}
