using System.Text;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Json;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Reminders;
using LabelHub.Domain.Reminders;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>Products whose every field is full of words that the claim check has to look at.</summary>
internal static class LongProducts
{
    private const string Words = "抗癌降三高软化血管补肾壮阳养胃健脾润肺止咳美容养颜";

    private static readonly string[] Fields =
    [
        "foodName", "ingredients", "netContent", "storageConditions", "brand", "slogan", "usage", "description", "specification", "productStandard",
    ];

    /// <summary>The body of a product; every one of its ten fields and its notes are as long.</summary>
    public static JsonObject Of(int charactersAField, int notes = 0, int seed = 0)
    {
        var text = new StringBuilder().Append(seed);
        while (text.Length < charactersAField)
            text.Append(Words);
        text.Length = charactersAField;
        var product = Shop.Product();
        var content = product["content"]!;
        foreach (var field in Fields)
            content[field] = text.ToString();
        content["notes"] = new JsonArray([.. Enumerable.Range(0, notes)
            .Select(i => (JsonNode)new JsonObject { ["caption"] = "说明", ["text"] = text.ToString() })]);
        return product;
    }

    /// <summary>Puts products of nearly the longest text into the database as another node would have.</summary>
    public static async Task AddAsync(ApiHost host, Shop shop, int count)
    {
        Assert.True(PublicId.TryParse(IdKinds.Workshop, shop.WorkshopId, out var workshop));
        var author = await shop.Owner.AccountAsync();
        // made after what the shop has already, and so listed after it
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var now = host.Clock.GetUtcNow();
        await using var context = host.Database.CreateContext();
        for (var i = 0; i < count; i++)
        {
            var json = Of(charactersAField: 1990, seed: i)["content"]!.ToJsonString();
            var id = PublicId.New(host.Clock);
            context.Products.Add(new Product { Id = id, WorkshopId = workshop, CurrentVersion = 1, CreatedAt = now });
            context.ProductVersions.Add(new ProductVersion
            {
                ProductId = id, Version = 1, Content = json, ContentHash = CanonicalJson.Hash(json), CreatedBy = author, CreatedAt = now,
            });
            context.Watches.Add(new Watch
            {
                SubjectId = id, Kind = ReminderKind.RuleChange, WorkshopId = workshop, Audience = ReminderAudience.Workshop, PlanEdition = "test",
            });
        }

        await context.SaveChangesAsync();
    }
}
