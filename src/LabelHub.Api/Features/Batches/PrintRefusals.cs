using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Persistence.Batches;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Batches;

/// <summary>What no label of a batch is printed against, whatever is confirmed.</summary>
public static class PrintRefusals
{
    public const string RecalledCode = "batch.recalled";
    public const string FutureDateCode = "batch.futureDate";

    /// <summary>Null where it may be printed, as far as nothing has to be confirmed.</summary>
    public static ProblemHttpResult? Of(FoundBatch found, LabelCheck check, DateOnly today)
    {
        if (found.Batch.State == BatchState.Recalled)
            return Recalled();
        if (found.Batch.ProductionDate > today)
            return FutureDate();
        // what the label says wrong comes first: nobody vouches for what has to change anyway
        if (check.Verdict == Verdict.Block)
            return LabelDrawer.Blocked(check);
        return found.Approved ? null : NotApproved(found.Batch.ProductVersion);
    }

    public static ProblemHttpResult Recalled(int status = StatusCodes.Status409Conflict) =>
        Problems.Of(status, RecalledCode, "这个批次已召回，不能再打印标签。");

    public static ProblemHttpResult FutureDate()
    {
        const string Message = "生产日期还没有到，请填食品真正做好的那一天，最晚是今天。";
        return Problems.Of(422, FutureDateCode, Message, ("errors", new[] { new FieldError("productionDate", Message) }));
    }

    private static ProblemHttpResult NotApproved(int version) => Problems.Of(
        422, "product.notApproved", FormattableString.Invariant($"这个产品的第 {version} 版还没有人确认内容属实，请先在产品页核对并确认，再打印。"), ("version", version));
}
