namespace LabelHub.TestKit;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of LabelHub.sln, found upwards from the test program.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path inside the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LabelHub.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No LabelHub.sln above {start}: these tests run from inside a checkout.");
    }
}
