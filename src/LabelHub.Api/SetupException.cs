namespace LabelHub.Api;

/// <summary>The program cannot start the way it is set up; the message is one or two sentences for the operator.</summary>
public sealed class SetupException : Exception
{
    public SetupException(string message)
        : base(message)
    {
    }

    public SetupException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
