using LabelHub.Persistence.PrivateServer;
using LabelHub.TestKit.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabelHub.Persistence.Tests;

/// <summary>An application with a private server, to be killed: <c>dotnet LabelHub.Persistence.Tests.dll FOLDER</c>.</summary>
internal static class Program
{
    public const string ReadyMark = "ready ";

    private static async Task Main(string[] arguments)
    {
        await using var server = await PrivatePostgres.StartAsync(arguments[0], RealClock.Instance, NullLogger.Instance);
        Console.WriteLine($"{ReadyMark}{server.ProcessId}");
        Console.In.ReadToEnd();
    }
}
