using System.Globalization;
using LabelHub.Api.Settings;

namespace LabelHub.Api;

/// <summary>Reads settings that are whole numbers; <see cref="SettingsCheck"/> has looked at them before.</summary>
internal static class WholeNumber
{
    public static int Read(IConfigurationSection section, string name, int usual) =>
        section[name] is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
}
