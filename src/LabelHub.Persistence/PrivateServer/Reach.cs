namespace LabelHub.Persistence.PrivateServer;

/// <summary>A server that runs as another user must be able to walk down to the data folder.</summary>
internal static class Reach
{
    public static async Task EnsureAsync(string folder, ServerLaunch launch)
    {
        if (!launch.Account.DropsPrivileges || await IsReachableAsync(folder, launch))
            return;
        var closed = folder;
        foreach (var parent in FromTheRoot(folder))
        {
            closed = parent;
            if (!await IsReachableAsync(parent, launch))
                break;
        }

        throw new PrivatePostgresException(
            $"PostgreSQL runs as user '{launch.Account.Server.Name}', who may not enter '{closed}': "
            + "chmod o+x it, or choose another folder with --data.");
    }

    private static Stack<string> FromTheRoot(string folder)
    {
        var parents = new Stack<string>();
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
            parents.Push(parent);
        return parents;
    }

    private static async Task<bool> IsReachableAsync(string folder, ServerLaunch launch)
    {
        var test = await ChildProcess.StartAsync(launch.CanReach(folder));
        return await test.Exited == 0;
    }
}
