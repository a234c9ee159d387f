namespace LabelHub.Persistence.PrivateServer;

/// <summary>Who the application runs as, and who the server shall run as: PostgreSQL refuses to be root.</summary>
/// <param name="AppUser">The name peer authentication sees when the application connects.</param>
/// <param name="Server">The user the server runs as.</param>
internal sealed record ServerAccount(string AppUser, PosixUser Server)
{
    private const uint Root = 0;
    private const string UnprivilegedUser = "postgres";

    /// <summary>Whether the server runs as somebody else than the application.</summary>
    public bool DropsPrivileges => AppUser != Server.Name;

    public static ServerAccount Current()
    {
        var id = Posix.EffectiveUserId;
        var app = Posix.FindUser(id)
            ?? throw new PrivatePostgresException(
                $"User {id} has no entry in /etc/passwd, which PostgreSQL needs: add one or run as another user.");
        if (id != Root)
            return new ServerAccount(app.Name, app);
        var server = Posix.FindUser(UnprivilegedUser)
            ?? throw new PrivatePostgresException(
                $"PostgreSQL does not run as root and there is no user '{UnprivilegedUser}' to run it as: "
                + "install postgresql (apt-get install postgresql).");
        return new ServerAccount(app.Name, server);
    }

    /// <summary>Hands a file or folder over to the server's user.</summary>
    public void TakeOver(string path)
    {
        if (DropsPrivileges)
            Posix.ChangeOwner(path, Server.UserId, Server.GroupId);
    }
}
