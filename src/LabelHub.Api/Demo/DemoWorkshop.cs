using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Demo;

/// <summary>
/// Gives an empty database something to look at, by the very handlers an owner reaches: all of it or nothing, and
/// nothing where anybody has ever signed in.
/// </summary>
public sealed class DemoWorkshop(
    DemoSettings settings, IServiceScopeFactory scopes, LabelChecker checker,
    KeptChecks checks, CheckBudget budget, ReminderBook book, ShanghaiClock clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Enabled)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<LabelHubContext>();
        if (await database.Accounts.AnyAsync(cancellationToken))
            return;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await CreateAsync(database, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CreateAsync(LabelHubContext database, CancellationToken cancellation)
    {
        var account = new Account { Id = PublicId.New(clock.Time), OpenId = DemoSettings.Owner, CreatedAt = clock.UtcNow };
        database.Accounts.Add(account);
        await database.SaveChangesAsync(cancellation);
        var owner = new Caller(account.Id, SessionId: Guid.Empty);
        var http = new DefaultHttpContext();
        var made = await CreateWorkshop.HandleAsync(
            DemoContent.Workshop, owner, database, checker, book, clock.Time, http.Response, cancellation);
        var workshop = Made<WorkshopView>(made.Result);
        foreach (var content in DemoContent.Products)
        {
            var added = await CreateProduct.HandleAsync(
                workshop.Id, new ProductBody(content), owner, database, checker, checks, budget, book, clock, http, cancellation);
            var product = Made<ProductView>(added.Result);
            await ApproveVersion.HandleAsync(
                workshop.Id, product.Id, "1", new ApprovalBody(Confirmed: true), owner, database, checks, clock, cancellation);
        }
    }

    private static T Made<T>(IResult result) =>
        result is Created<T> { Value: { } value } ? value : throw new InvalidOperationException("The demo's own data are refused.");
}
