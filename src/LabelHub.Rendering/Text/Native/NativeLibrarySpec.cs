namespace LabelHub.Rendering.Text.Native;

/// <summary>The systems whose library names are known.</summary>
internal enum HostSystem
{
    Linux,
    MacOS,
    Windows,
}

/// <summary>A system library: the name in our bindings and the file names it goes by, likeliest first.</summary>
internal sealed record NativeLibrarySpec(
    string Name, IReadOnlyList<string> Linux, IReadOnlyList<string> MacOS, IReadOnlyList<string> Windows)
{
    /// <summary>Homebrew's folders, which the loader of macOS does not search.</summary>
    private static readonly string[] HomebrewFolders = ["/opt/homebrew/lib/", "/usr/local/lib/"];

    public IReadOnlyList<string> Candidates(HostSystem system) => system switch
    {
        HostSystem.Windows => Windows,
        HostSystem.MacOS => [.. HomebrewFolders.SelectMany(folder => MacOS.Select(file => folder + file)), .. MacOS],
        _ => Linux,
    };
}
