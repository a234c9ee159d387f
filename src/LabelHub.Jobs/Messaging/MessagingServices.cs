using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Messaging;

/// <summary>What sends messages and hears what became of them: loops of every node, not schedules.</summary>
public static class MessagingServices
{
    /// <summary>Needs a LabelHubContext, WeChat, a <see cref="TimeProvider"/> and logging.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PushSignal(new WorkSignal(provider.GetRequiredService<TimeProvider>())));
        services.AddScoped<ProcessPushes>();
        services.AddHostedService<PushWorker>();
        return services;
    }
}
