using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LabelHub.WeChat.Tests;

/// <summary>Secrets go into WeChat's addresses by its protocol; they must come out nowhere else.</summary>
public sealed class SecrecyTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>
{
    private const string OpenId = "canary-openid";

    private readonly FakeWeChatProcess _fake = fixture.Fake;

    [Fact]
    public async Task Calls_EverythingListenedTo_ShowNoSecretCodeTokenOrPerson()
    {
        var code = await _fake.LoginAsync(OpenId);
        using var heard = new Eavesdropper();
        await using var services = Gateway.To(_fake.Endpoint, logging: logging => logging.AddProvider(heard).SetMinimumLevel(LogLevel.Trace));
        var gateway = services.GetRequiredService<IWeChatGateway>();
        var signedIn = await gateway.ExchangeCodeAsync(code, default);
        heard.Hear(signedIn.ToString());
        heard.Hear((await gateway.ExchangeCodeAsync(code, default)).ToString());
        var granted = (AccessTokenAnswer.Granted)await gateway.FetchAccessTokenAsync(default);
        heard.Hear(granted.ToString());
        await _fake.FailAsync(new { action = "html200", times = 1 }, new { action = "commitThenReset", times = 1 });
        await gateway.ExchangeCodeAsync(code, default);
        await gateway.ExchangeCodeAsync(code, default);

        Assert.Contains(heard.Lines, line => line.Contains("40163", StringComparison.Ordinal));
        Assert.Contains(heard.Lines, line => line.Contains("/sns/jscode2session", StringComparison.Ordinal));
        foreach (var canary in new[] { code, OpenId, FakeWeChatProcess.AppSecret, granted.Token.Value })
            Assert.DoesNotContain(heard.Lines, line => line.Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_WithinATrace_SendNothingOfIt()
    {
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        await _fake.ResetAsync();
        await using var services = Gateway.To(_fake.Endpoint);
        using (source.StartActivity("sign-in"))
            await services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(await _fake.LoginAsync(OpenId), default);
        var headers = (await _fake.ReadLedgerAsync("jscode2session"))[0].GetProperty("headers").EnumerateArray().Select(h => h.GetString()!);
        Assert.DoesNotContain("traceparent", headers, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Logs, spans and the runtime's own network events of this process.</summary>
    private sealed class Eavesdropper : EventListener, ILoggerProvider, ILogger
    {
        private readonly ActivityListener _spans;

        public Eavesdropper()
        {
            _spans = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => Hear($"{span.OperationName} {span.DisplayName} {string.Join(' ', span.TagObjects)}"),
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public ConcurrentQueue<string> Lines { get; } = new();

        public void Hear(string line) => Lines.Enqueue(line);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Hear(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Hear($"{formatter(state, exception)} {exception}");

        public override void Dispose()
        {
            _spans.Dispose();
            base.Dispose();
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => Hear(string.Join(' ', eventData.Payload ?? new([])));
    }
}
