using LabelHub.Api;
using LabelHub.Domain.Rules;
using LabelHub.Persistence;
using LabelHub.Persistence.PrivateServer;
using LabelHub.Rendering.Printers.Profiles;
using LabelHub.Rendering.Text;
using Microsoft.AspNetCore.Connections;

try
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddLabelHub();
    var app = builder.Build();
    app.UseLabelHub();
    ReadyMessage.PrintWhenListening(app);
    await app.RunAsync();
    return 0;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Exception e) when (e is RuleFileException or PrinterProfileException or PrivatePostgresException or DrawingException
    or SetupException or DatabaseIsNewerException)
{
    // whoever starts the program can mend these; a stack trace would only hide the sentence
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

/// <summary>Named so that tests can host the same program.</summary>
public partial class Program;
