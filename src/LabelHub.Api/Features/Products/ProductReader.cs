using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Security;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LabelHub.Api.Features.Products;

/// <summary>Products with their checks: kept ones at once, others in turn and for the permits they cost.</summary>
public sealed class ProductReader(KeptChecks checks, CheckGate gate, CheckBudget budget, ShanghaiClock clock)
{
    /// <summary>The views of the first products, at least one of them, until the next check would go over the limit.</summary>
    /// <param name="products">In order.</param>
    /// <param name="workshop">Whose they are.</param>
    /// <param name="http">The request; when its client hangs up the work stops at the next product.</param>
    /// <param name="limit">Characters that may be checked anew.</param>
    public async Task<(IReadOnlyList<ProductView> Views, ProblemHttpResult? Refusal)> ReadAsync(
        IEnumerable<FoundProduct> products, Workshop workshop, HttpContext http, int limit)
    {
        var (views, checkedNow) = (new List<ProductView>(), 0);
        foreach (var found in products)
        {
            var content = ProductContent.FromJson(found.Version.Content);
            var asked = checks.Of(content, workshop, clock.Today);
            if (checks.Find(asked) is not { } check)
            {
                checkedNow += asked.Characters;
                if (views.Count > 0 && checkedNow > limit)
                    break;
                if (await budget.RefusalAsync(http, CheckCost.Of(asked.Characters)) is { } tooMany)
                    return Cut(views, http.Response, tooMany);
                using var turn = await gate.TakeTurnAsync(http.RequestAborted, begun: views.Count > 0);
                if (turn is null)
                    return Cut(views, http.Response, CheckGate.Busy(http.Response));
                check = checks.Check(asked);
            }

            views.Add(ProductView.Of(found.Version, content, check));
        }

        return (views, null);
    }

    // what is there is a page; only a request that came to nothing is refused
    private static (IReadOnlyList<ProductView> Views, ProblemHttpResult? Refusal) Cut(
        List<ProductView> views, HttpResponse response, ProblemHttpResult refusal)
    {
        if (views.Count == 0)
            return (views, refusal);
        response.Headers.Remove(HeaderNames.RetryAfter);
        return (views, null);
    }
}
