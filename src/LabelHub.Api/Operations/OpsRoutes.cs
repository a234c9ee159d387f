namespace LabelHub.Api.Operations;

/// <summary>What is for operators; not part of the published contract.</summary>
public static class OpsRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var access = routes.ServiceProvider.GetRequiredService<OpsAccess>();
        var group = routes.MapGroup("/ops").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(access.FilterAsync);
        group.MapGet("/jobs", OpsJobs.HandleAsync);
        group.MapPost("/deliveries/{deliveryId}/retry", OpsDeliveries.RetryAsync);
        group.MapPost("/deliveries/{deliveryId}/cancel", OpsDeliveries.CancelAsync);
    }
}
