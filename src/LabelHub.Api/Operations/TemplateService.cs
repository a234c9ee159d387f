using LabelHub.WeChat.Messages;

namespace LabelHub.Api.Operations;

/// <summary>
/// Holds the template settings against WeChat's own list at the start: a wrong one would make every reminder fail
/// later. A WeChat that does not answer stops nobody from starting.
/// </summary>
public sealed partial class TemplateService(
    TemplateCheck check, MessageTemplates templates, ILogger<TemplateService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (templates.All.Count == 0)
        {
            NoTemplates(logger);
            return;
        }

        var (asked, problem) = await check.RunAsync(cancellationToken);
        if (problem is not null)
            throw new SetupException(problem);
        if (!asked)
            NotAsked(logger);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeChat:Templates is not set: reminders stay inside the app")]
    private static partial void NoTemplates(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeChat did not say which templates there are: WeChat:Templates goes unchecked")]
    private static partial void NotAsked(ILogger logger);
}
