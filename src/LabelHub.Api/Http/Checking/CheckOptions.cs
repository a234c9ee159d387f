namespace LabelHub.Api.Http.Checking;

/// <summary>How much is checked at once, from the section <c>Checking</c>.</summary>
public sealed class CheckOptions
{
    /// <summary>Labels being checked at the same time; checking is all computing.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Requests that wait for their turn; later ones are told to come back.</summary>
    public int Waiting { get; init; } = 32 * Environment.ProcessorCount;

    public static CheckOptions Read(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection("Checking"), new CheckOptions());
        return new CheckOptions
        {
            AtOnce = WholeNumber.Read(section, nameof(AtOnce), usual.AtOnce),
            Waiting = WholeNumber.Read(section, nameof(Waiting), usual.Waiting),
        };
    }
}
