using LabelHub.FakeWeChat.Push;

namespace LabelHub.FakeWeChat.Control;

/// <summary>Message push: where to, in which form, what goes wrong, and what was sent.</summary>
internal static class PushRoutes
{
    public static void MapPushes(this RouteGroupBuilder control)
    {
        control.MapPut("/push", SetAsync);
        control.MapPost("/push/check", async (PushSender pushes) => Results.Ok(new { echoed = await pushes.CheckAsync() }));
        control.MapPost("/push/{id:long}/replay", async (long id, PushSender pushes) =>
            await pushes.ReplayAsync(id) is { } answer ? Results.Ok(new { answer }) : Results.NotFound());
        control.MapGet("/pushes", (string? openid, PushSender pushes) => pushes.Read().Where(p => openid is null || p.OpenId == openid));
    }

    private static async Task<IResult> SetAsync(HttpRequest request, PushSender pushes)
    {
        var options = await request.ReadFromJsonAsync<PushOptions>(ControlRoutes.Json, request.HttpContext.RequestAborted);
        if (options is null)
            return Results.BadRequest();
        // what is left out stays: where to and with which keys is set once, what goes wrong changes
        pushes.Options = options with
        {
            Url = options.Url ?? pushes.Options.Url,
            Token = options.Token.Length > 0 ? options.Token : pushes.Options.Token,
            AesKey = options.AesKey.Length > 0 ? options.AesKey : pushes.Options.AesKey,
        };
        return Results.NoContent();
    }
}
