using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Persistence.Tests;

/// <summary>A workshop with an owner and a product, saved.</summary>
internal sealed record Seed(Account Owner, Workshop Workshop, Product Product)
{
    public static async Task<Seed> PlantAsync(LabelHubContext context)
    {
        var owner = TestData.Account();
        var workshop = TestData.Workshop();
        var product = TestData.Product(workshop);
        var member = new Member { WorkshopId = workshop.Id, AccountId = owner.Id, Role = MemberRole.Owner, JoinedAt = TestData.Now };
        context.AddRange(owner, workshop, member, product, TestData.Version(product, owner));
        await context.SaveChangesAsync();
        return new Seed(owner, workshop, product);
    }
}
