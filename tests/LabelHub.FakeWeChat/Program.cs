using LabelHub.FakeWeChat.Control;
using LabelHub.FakeWeChat.Faults;
using LabelHub.FakeWeChat.Push;
using LabelHub.FakeWeChat.State;
using LabelHub.FakeWeChat.Surface;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateBuilder(args);
if (builder.Environment.IsProduction())
{
    await Console.Error.WriteLineAsync("The fake WeChat signs anybody in: it does not start in Production. Set DOTNET_ENVIRONMENT=Development.");
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1));
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(new FakeSettings(
    builder.Configuration["AppId"] ?? FakeSettings.DefaultAppId,
    builder.Configuration["AppSecret"] ?? FakeSettings.DefaultAppSecret,
    builder.Configuration["Journal"]));
builder.Services.AddSingleton(FakeClock.Of(builder.Configuration["ClockFile"]));
builder.Services.AddSingleton<FakeRandom>();
builder.Services.AddSingleton<Journal>();
builder.Services.AddSingleton<People>();
builder.Services.AddSingleton<IssuedTokens>();
builder.Services.AddSingleton<Subscriptions>();
builder.Services.AddSingleton<Quotas>();
builder.Services.AddSingleton<Lanes>();
builder.Services.AddSingleton<Sends>();
builder.Services.AddSingleton(new PushOptions
{
    Url = builder.Configuration["PushUrl"] is { } url ? new Uri(url) : null,
    Token = builder.Configuration["PushToken"] ?? FakeSettings.DefaultPushToken,
    AesKey = builder.Configuration["PushAesKey"] ?? FakeSettings.DefaultPushAesKey,
    Json = builder.Configuration.GetValue<bool>("PushJson"),
});
builder.Services.AddSingleton<PushSender>();
builder.Services.AddSingleton<FaultRules>();
builder.Services.AddSingleton<Gates>();
builder.Services.AddSingleton<JsCode2Session>();
builder.Services.AddSingleton<StableToken>();
builder.Services.AddSingleton<PlainToken>();
builder.Services.AddSingleton<SubscribeSend>();
builder.Services.AddSingleton<TemplateList>();
builder.Services.AddSingleton<WeChatSurface>();

var app = builder.Build();
app.MapWeChat();
app.MapControl();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Fake WeChat is ready: {string.Join(' ', app.Urls)}"));

// Whoever starts this process holds its input open; when that ends, however it ends, so does this.
if (app.Configuration.GetValue<bool>("StopWhenInputEnds"))
    _ = Task.Run(async () => { await Console.In.ReadToEndAsync(); app.Lifetime.StopApplication(); });
await app.RunAsync();
return 0;
