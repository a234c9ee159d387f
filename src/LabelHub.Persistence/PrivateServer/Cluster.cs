namespace LabelHub.Persistence.PrivateServer;

/// <summary>PostgreSQL's data folder: made whole or not at all, and open to nobody but the application's user.</summary>
internal static class Cluster
{
    public const string Superuser = "labelhub";

    public static async Task EnsureAsync(ServerFolder folder, ServerLaunch launch)
    {
        if (!Directory.Exists(folder.Cluster))
            await CreateAsync(folder, launch);
        WriteAccess(folder.Cluster, launch.Account);
    }

    /// <summary>initdb is not atomic: it works in a draft folder, which takes its name when it is done.</summary>
    private static async Task CreateAsync(ServerFolder folder, ServerLaunch launch)
    {
        if (Directory.Exists(folder.Draft))
            Directory.Delete(folder.Draft, recursive: true);
        ServerFolder.CreatePrivate(folder.Draft, launch.Account);
        var initDb = await ChildProcess.StartAsync(launch.InitDb(folder.Draft));
        if (await initDb.Exited != 0)
            throw new PrivatePostgresException($"PostgreSQL could not make its data folder '{folder.Cluster}': {initDb.Errors}");
        Directory.Move(folder.Draft, folder.Cluster);
        Posix.SyncFolder(folder.Root);
    }

    /// <summary>Written at every start, because the application may run as another user than last time.</summary>
    private static void WriteAccess(string cluster, ServerAccount account)
    {
        Rewrite(Path.Combine(cluster, "pg_hba.conf"), $"local all {Superuser} peer map=labelhub\n");
        var users = new[] { account.AppUser, account.Server.Name }.Distinct(StringComparer.Ordinal);
        Rewrite(Path.Combine(cluster, "pg_ident.conf"), string.Concat(users.Select(user => $"labelhub \"{user}\" {Superuser}\n")));
    }

    /// <summary>In place, so that the file stays the server user's.</summary>
    private static void Rewrite(string file, string text) => File.WriteAllText(file, text);
}
