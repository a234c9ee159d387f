using System.Globalization;

namespace LabelHub.Api;

/// <summary>Reads settings that are numbers of 1 or more; anything else stops the start with a sentence.</summary>
internal static class WholeNumber
{
    public static int Read(IConfigurationSection section, string name, int usual) => section[name] switch
    {
        null => usual,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        { } text => throw new SetupException($"{section.Key}:{name} is '{text}': it must be a whole number of 1 or more."),
    };
}
