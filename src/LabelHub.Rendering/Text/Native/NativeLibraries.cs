using System.Reflection;
using System.Runtime.InteropServices;

namespace LabelHub.Rendering.Text.Native;

/// <summary>Finds the system libraries of our bindings under the names they have on each system.</summary>
internal static class NativeLibraries
{
    public const string FreeType = "freetype";
    public const string HarfBuzz = "harfbuzz";
    public const string Cairo = "cairo";

    private static readonly NativeLibrarySpec[] All =
    [
        new(
            FreeType,
            ["libfreetype.so.6", "libfreetype.so"],
            ["libfreetype.6.dylib", "libfreetype.dylib"],
            ["freetype.dll", "freetype-6.dll", "libfreetype-6.dll"]),
        new(
            HarfBuzz,
            ["libharfbuzz.so.0", "libharfbuzz.so"],
            ["libharfbuzz.0.dylib", "libharfbuzz.dylib"],
            ["harfbuzz.dll", "libharfbuzz-0.dll", "harfbuzz-0.dll"]),
        new(
            Cairo,
            ["libcairo.so.2", "libcairo.so"],
            ["libcairo.2.dylib", "libcairo.dylib"],
            ["cairo.dll", "libcairo-2.dll", "cairo-2.dll"]),
    ];

    private static readonly Lazy<bool> Registration = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
        return true;
    });

    /// <summary>Makes the bindings of this assembly look here first; any number of calls.</summary>
    public static void Register() => _ = Registration.Value;

    /// <summary>Loads the library or says in one sentence what to install.</summary>
    /// <param name="spec">Which one.</param>
    /// <param name="system">The system to name files and installer for.</param>
    /// <param name="tryLoad">Gives the handle of a file name, or zero.</param>
    public static nint Load(NativeLibrarySpec spec, HostSystem system, Func<string, nint> tryLoad)
    {
        foreach (var candidate in spec.Candidates(system))
        {
            var handle = tryLoad(candidate);
            if (handle != 0)
                return handle;
        }

        throw new NativeLibraryMissingException(FormattableString.Invariant(
            $"The system library {spec.Name} was not found (looked for {string.Join(", ", spec.Candidates(system))}): {Installation(system)}."));
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        var spec = Array.Find(All, s => string.Equals(s.Name, name, StringComparison.Ordinal));
        return spec is null ? 0 : Load(spec, CurrentSystem, file => NativeLibrary.TryLoad(file, assembly, path, out var handle) ? handle : 0);
    }

    private static HostSystem CurrentSystem =>
        OperatingSystem.IsWindows() ? HostSystem.Windows : OperatingSystem.IsMacOS() ? HostSystem.MacOS : HostSystem.Linux;

    private static string Installation(HostSystem system) => system switch
    {
        HostSystem.Windows => "put freetype.dll, harfbuzz.dll and cairo.dll (MSYS2 packages mingw-w64-x86_64-freetype, -harfbuzz and -cairo) beside the program",
        HostSystem.MacOS => "install it with `brew install freetype harfbuzz cairo`",
        _ => "install it with `apt install libfreetype6 libharfbuzz0b libcairo2` (Fedora: `dnf install freetype harfbuzz cairo`)",
    };
}
