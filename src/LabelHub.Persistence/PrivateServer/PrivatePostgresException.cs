namespace LabelHub.Persistence.PrivateServer;

/// <summary>The private PostgreSQL server cannot run; the message is one or two sentences for the operator.</summary>
public sealed class PrivatePostgresException : Exception
{
    public PrivatePostgresException(string message)
        : base(message)
    {
    }

    public PrivatePostgresException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
