using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Messaging;

/// <summary>What sends messages and hears what became of them: loops of every node, not schedules.</summary>
public static class MessagingServices
{
    /// <summary>Needs a LabelHubContext, WeChat, a <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="options">How messages are sent.</param>
    /// <exception cref="ArgumentException">The settings will not do; the message is for the operator.</exception>
    public static IServiceCollection AddMessaging(this IServiceCollection services, DispatchOptions options)
    {
        if (options.FindProblem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        services.AddSingleton(options);
        services.AddSingleton(NodeName.New());
        services.AddScoped<ClaimDeliveries>();
        services.AddScoped<PrepareDeliveries>();
        services.AddScoped<SettleDeliveries>();
        services.AddScoped<ReconcileDeliveries>();
        services.AddSingleton<Dispatcher>();
        services.AddHostedService<DispatchWorker>();
        services.AddSingleton(provider => new PushSignal(new WorkSignal(provider.GetRequiredService<TimeProvider>())));
        services.AddScoped<ProcessPushes>();
        services.AddHostedService<PushWorker>();
        return services;
    }
}
