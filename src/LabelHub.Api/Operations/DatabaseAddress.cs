namespace LabelHub.Api.Operations;

/// <summary>Where the database is: configured, or known once the private server runs.</summary>
public sealed class DatabaseAddress
{
    private string? _connectionString;

    public string ConnectionString
    {
        get => _connectionString ?? throw new InvalidOperationException("The database is not started yet.");
        internal set => _connectionString = value;
    }
}
