using LabelHub.Jobs.Messaging;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat;
using LabelHub.WeChat.Messages;
using LabelHub.WeChat.Push;
using LabelHub.WeChat.SignIn;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>What sends and hears in a process that may be killed: all of it the product's own, its loops apart, which are the test's steps.</summary>
internal sealed class Node : IDisposable
{
    private static readonly Dictionary<string, string> ExpiryFields = new(StringComparer.Ordinal) { ["thing1"] = "subject", ["date2"] = "dueDate", ["thing3"] = "note" };
    private static readonly Dictionary<string, string> ReportFields = new(StringComparer.Ordinal) { ["thing4"] = "subject", ["date3"] = "dueDate", ["thing6"] = "note" };
    private readonly ServiceProvider _services;
    private readonly ServiceProvider _weChat;

    public Node(World world, FakeWeChatProcess fake)
    {
        var options = new WeChatOptions
        {
            AppId = FakeWeChatProcess.AppId,
            AppSecret = FakeWeChatProcess.AppSecret,
            Endpoint = fake.Endpoint,
            PushToken = FakeWeChatProcess.PushToken,
            PushEncodingAesKey = FakeWeChatProcess.PushAesKey,
            SendTimeout = TimeSpan.FromSeconds(2),
            Templates = new MessageTemplates(
                [new MessageTemplate("expiry", FakeWeChatProcess.ExpiryTemplate, ExpiryFields), new MessageTemplate("report", FakeWeChatProcess.ReportTemplate, ReportFields)]),
        };
        _weChat = Base(world).AddWeChat(options).BuildServiceProvider();
        var services = Base(world).AddWeChat(options).AddMessaging(new DispatchOptions());
        services.Replace(ServiceDescriptor.Singleton<IWeChatGateway>(new FatedGateway(_weChat.GetRequiredService<IWeChatGateway>(), Fate)));
        services.AddDbContext<LabelHubContext>(database => world.Connect(database, Fate));
        _services = services.BuildServiceProvider();
    }

    public Fate Fate { get; } = new();

    public Dispatcher Dispatcher => _services.GetRequiredService<Dispatcher>();

    public PushReader Reader => _weChat.GetRequiredService<PushReader>();

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    public void Dispose()
    {
        _services.Dispose();
        _weChat.Dispose();
    }

    private static IServiceCollection Base(World world) => new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(world.Clock);

    /// <summary>Points around calls: what died after one never learned what WeChat did.</summary>
    private sealed class FatedGateway(IWeChatGateway real, Fate fate) : IWeChatGateway
    {
        public Task<CodeExchange> ExchangeCodeAsync(string code, CancellationToken cancellation) => AroundAsync(() => real.ExchangeCodeAsync(code, cancellation));

        public Task<AccessTokenAnswer> FetchAccessTokenAsync(CancellationToken cancellation) => AroundAsync(() => real.FetchAccessTokenAsync(cancellation));

        public Task<SendOutcome> SendMessageAsync(SubscribeMessage message, string accessToken, CancellationToken cancellation) =>
            AroundAsync(() => real.SendMessageAsync(message, accessToken, cancellation));

        public Task<TemplateListAnswer> ReadTemplatesAsync(string accessToken, CancellationToken cancellation) =>
            AroundAsync(() => real.ReadTemplatesAsync(accessToken, cancellation));

        private async Task<T> AroundAsync<T>(Func<Task<T>> call)
        {
            await fate.PassAsync();
            var answer = await call();
            await fate.PassAsync();
            return answer;
        }
    }
}
