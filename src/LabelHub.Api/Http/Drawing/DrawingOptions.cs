namespace LabelHub.Api.Http.Drawing;

/// <summary>How much is drawn at once, from the section <c>Drawing</c>.</summary>
public sealed class DrawingOptions
{
    /// <summary>Labels being drawn at the same time; drawing is all computing, so more than two a core only wait for one another.</summary>
    public int AtOnce { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Requests that wait for their turn; who comes after them is told to come back.</summary>
    public int Waiting { get; init; } = 32 * Environment.ProcessorCount;

    public static DrawingOptions Read(IConfiguration configuration)
    {
        var (section, usual) = (configuration.GetSection("Drawing"), new DrawingOptions());
        return new DrawingOptions
        {
            AtOnce = WholeNumber.Read(section, nameof(AtOnce), usual.AtOnce),
            Waiting = WholeNumber.Read(section, nameof(Waiting), usual.Waiting),
        };
    }
}
