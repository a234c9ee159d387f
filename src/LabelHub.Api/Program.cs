using LabelHub.Api;
using LabelHub.Api.Http;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddLabelHub();
var app = builder.Build();
app.UseErrorShape();
app.MapLabelHub();
ReadyMessage.PrintWhenListening(app);
await app.RunAsync();

/// <summary>Named so that tests can host the same program.</summary>
public partial class Program;
