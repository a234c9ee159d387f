using LabelHub.Api;
using LabelHub.FakeWeChat.State;
using Microsoft.Extensions.DependencyInjection.Extensions;

// LabelHub itself, with another clock: one that a bench or a test sets. The shipped program has no such thing.
var builder = WebApplication.CreateSlimBuilder(args);
builder.AddLabelHub();
var file = builder.Configuration["FastHost:ClockFile"] ?? throw new InvalidOperationException("FastHost:ClockFile names the file of the clock.");
builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(SharedClock.Open(file)));
var app = builder.Build();
app.UseLabelHub();
ReadyMessage.PrintWhenListening(app);
await app.RunAsync();
