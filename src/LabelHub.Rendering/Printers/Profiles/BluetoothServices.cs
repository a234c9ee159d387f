using System.Text.RegularExpressions;
using LabelHub.Domain.Rules;

namespace LabelHub.Rendering.Printers.Profiles;

/// <summary>The Bluetooth services of <c>bluetooth.yaml</c>, by the names that profiles use.</summary>
internal static partial class BluetoothServices
{
    public static IReadOnlyDictionary<string, BluetoothService> Read(RuleSource source)
    {
        var services = new Dictionary<string, BluetoothService>(StringComparer.Ordinal);
        foreach (var (name, file) in ProfileYaml.Read<BluetoothFile>(source).Services)
        {
            if (new[] { file.Service, file.Write, file.Notify }.FirstOrDefault(id => id is not null && !Uuid().IsMatch(id)) is { } wrong)
                throw ProfileYaml.Wrong(source, name, $"'{wrong}' is not a UUID in capital letters");
            services.Add(name, new BluetoothService(file.Service, file.Write, file.Notify, file.Confirmed));
        }

        return services;
    }

    [GeneratedRegex(
        "^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();
}
