using LabelHub.Persistence.PrivateServer;

namespace LabelHub.Persistence.Tests.PrivateServer;

public sealed class PostgresProgramsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_SeveralVersions_TakesTheNewest()
    {
        Install("15");
        Install("9");
        Assert.Equal(Path.Combine(_folder.Root, "debian", "15", "bin"), Find(madeBy: null).Folder);
    }

    [Fact]
    public void Find_DataOfAnOlderVersion_TakesThatVersion()
    {
        Install("15");
        Install("9");
        Assert.Equal(Path.Combine(_folder.Root, "debian", "9", "bin"), Find(madeBy: 9).Folder);
    }

    [Fact]
    public void Find_HalfInstalledVersion_IsPassedOver()
    {
        Install("15");
        Directory.CreateDirectory(Path.Combine(_folder.Root, "debian", "16", "bin"));
        Assert.Equal(Path.Combine(_folder.Root, "debian", "15", "bin"), Find(madeBy: null).Folder);
    }

    [Fact]
    public void Find_OnlyOnSearchPath_FollowsTheLinks()
    {
        var real = Program(Path.Combine(_folder.Root, "opt", "pgsql", "bin"));
        var links = Directory.CreateDirectory(Path.Combine(_folder.Root, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(real, "postgres"));
        Assert.Equal(real, Find(madeBy: null, $"/nowhere:{links}").Folder);
    }

    [Fact]
    public void Find_Nothing_SaysWhatToInstall()
    {
        var missing = Assert.Throws<PrivatePostgresException>(() => Find(madeBy: null));
        Assert.StartsWith("PostgreSQL is not installed: apt-get install postgresql", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_DataOfAnAbsentVersion_NamesItsPackage()
    {
        Install("15");
        var missing = Assert.Throws<PrivatePostgresException>(() => Find(madeBy: 14));
        Assert.Contains("apt-get install postgresql-14", missing.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private PostgresPrograms Find(int? madeBy, string searchPath = "") =>
        PostgresPrograms.Find(madeBy, PostgresPrograms.Candidates(Path.Combine(_folder.Root, "debian"), searchPath));

    private void Install(string version) => Program(Path.Combine(_folder.Root, "debian", version, "bin"));

    private static string Program(string bin)
    {
        Directory.CreateDirectory(bin);
        File.WriteAllText(Path.Combine(bin, "postgres"), "");
        File.WriteAllText(Path.Combine(bin, "initdb"), "");
        return bin;
    }
}
