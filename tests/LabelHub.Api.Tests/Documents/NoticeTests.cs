using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Documents;

/// <summary>NOTICE against the lock files of the product and the metadata of the packages themselves.</summary>
public sealed partial class NoticeTests
{
    private static readonly string Notice = File.ReadAllText(Repository.PathOf("NOTICE"));

    [Fact]
    public void Notice_Packages_AreThoseOfTheLockFiles() =>
        Assert.Equal(Shipped().Select(p => p.Name).Distinct().Order(StringComparer.Ordinal), Named().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Notice_LicenceOfEachPackage_IsTheOneItStates()
    {
        var named = Named();
        Assert.All(Shipped(), p => Assert.Equal(LicenceOf(p), named[p.Name]));
    }

    [Fact]
    public void Licences_NoticeAndFolder_NameTheSameTextsAndTravelWithTheProgram()
    {
        var named = LicenceFile().Matches(Notice).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var there = Directory.EnumerateFiles(Repository.PathOf("licenses")).Select(f => "licenses/" + Path.GetFileName(f)).Order(StringComparer.Ordinal);
        Assert.Equal(there, named);
        Assert.All(named.Concat(["NOTICE", "LICENSE", "fonts/OFL.txt"]), f => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, f)), f));
    }

    /// <summary>Analyzers work in the compiler only and are not shipped.</summary>
    private static IEnumerable<(string Name, string Version)> Shipped() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("src"), "packages.lock.json", SearchOption.AllDirectories)
        from framework in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject()
        from package in framework.Value.EnumerateObject()
        where package.Value.GetProperty("type").GetString() != "Project" && !package.Name.Contains("Analyzer", StringComparison.Ordinal)
        select (package.Name, package.Value.GetProperty("resolved").GetString()!);

    /// <summary>Package to licence, as NOTICE lists them: a line with the licence, then one line a package.</summary>
    private static Dictionary<string, string> Named()
    {
        var (named, licence) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in Notice.Split('\n'))
        {
            if (LicenceLine().Match(line) is { Success: true } match)
                licence = match.Groups["licence"].Value;
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                named.Add(line[2..], licence);
        }

        return named;
    }

    private static string LicenceOf((string Name, string Version) package)
    {
        var name = package.Name.ToLowerInvariant();
        var file = PackageFolders().Select(f => Path.Combine(f, name, package.Version, name + ".nuspec")).First(File.Exists);
        return XDocument.Load(file).Descendants().Single(e => e.Name.LocalName == "license").Value;
    }

    private static IEnumerable<string> PackageFolders() =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "LabelHub.Api", "obj", "project.assets.json")))
            .RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name);

    [GeneratedRegex(@"^(?<licence>\S+): licenses/\k<licence>\.txt$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LicenceLine();

    [GeneratedRegex(@"licenses/[\w.-]+\.txt", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LicenceFile();
}
