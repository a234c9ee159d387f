using System.Text.Json;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Api.Tests.Service;

/// <summary>Puts into the database what has no endpoint yet, or what only time can bring about.</summary>
public static class People
{
    /// <summary>A further session of an account.</summary>
    public static async Task<(string Id, string Token)> SessionAsync(this ApiHost host, Guid accountId, TimeSpan? age = null)
    {
        var token = SecretToken.New();
        var session = Session.Begin(
            PublicId.New(host.Clock), accountId, SecretToken.Hash(token)!, deviceNote: null, host.Clock.GetUtcNow() - (age ?? TimeSpan.Zero));
        await using var context = host.Database.CreateContext();
        context.Sessions.Add(session);
        await context.SaveChangesAsync();
        return (PublicId.Format(IdKinds.Session, session.Id), token);
    }

    public static async Task<Guid> AccountAsync(this HttpClient client)
    {
        using var me = JsonDocument.Parse(await client.GetStringAsync("/v1/me"));
        Assert.True(PublicId.TryParse(IdKinds.Account, me.RootElement.GetProperty("accountId").GetString(), out var id));
        return id;
    }

    /// <summary>Takes an account on as staff.</summary>
    public static async Task HireAsync(this ApiHost host, string workshopId, Guid accountId)
    {
        Assert.True(PublicId.TryParse(IdKinds.Workshop, workshopId, out var id));
        await using var context = host.Database.CreateContext();
        context.Members.Add(new Member { WorkshopId = id, AccountId = accountId, Role = MemberRole.Staff, JoinedAt = host.Clock.GetUtcNow() });
        await context.SaveChangesAsync();
    }
}
