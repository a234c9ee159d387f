using System.Globalization;
using LabelHub.Api.Http;
using LabelHub.Api.Public;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Batches;

/// <summary>Something to confirm before it is done.</summary>
/// <param name="Code">What the client sends back in <c>confirm</c>.</param>
/// <param name="Text">What is asked, in one sentence.</param>
public sealed record Question(string Code, string Text);

/// <summary>What an owner is asked before a batch or a print job is made; the answer is kept with it.</summary>
public static class Confirmations
{
    public const string Needed = "confirmation.needed";
    public const string Expired = "batch.expired";
    public const string NotActive = "batch.notActive";
    public const string Lapsed = "authorization.lapsed";
    public const string BackDated = "batch.backDated";

    /// <summary>A production date so many days back is entered as usual.</summary>
    private const int DaysBack = 3;

    // the last two are of the contract and asked by nothing yet
    private static readonly string[] Known = [Expired, NotActive, Lapsed, BackDated, "print.moreThanMade", "print.manyReprints"];

    /// <summary>What is wrong with the list of codes itself.</summary>
    public static IEnumerable<FieldError> Check(IReadOnlyList<string?>? confirm) =>
        (confirm ?? []).Any(c => !Known.Contains(c, StringComparer.Ordinal)) || confirm?.Count > Known.Length
            ? [new FieldError("confirm", "确认的内容不对，请返回上一步重新确认。")]
            : [];

    /// <summary>What is asked before a batch is made.</summary>
    public static IEnumerable<Question> OfBatch(DateOnly productionDate, DateOnly today)
    {
        var days = today.DayNumber - productionDate.DayNumber;
        if (days > DaysBack)
            yield return new Question(BackDated, FormattableString.Invariant($"生产日期 {Day(productionDate)} 是 {days} 天以前。"));
    }

    /// <summary>What is asked before labels of a batch are printed.</summary>
    public static IEnumerable<Question> OfPrint(Batch batch, Workshop workshop, DateTimeOffset now)
    {
        if (batch.ExpiryDate is { } date && Freshnesses.Of(new Expiry(date, batch.ExpiryTime), now.DateTime) == Freshness.Expired)
            yield return new Question(Expired, $"这批食品已经过了保质期（到 {Day(date)}{Hour(batch.ExpiryTime)}）。");
        if (batch.State is BatchState.SoldOut or BatchState.Closed)
            yield return new Question(NotActive, batch.State == BatchState.SoldOut ? "这个批次已经标成“已售完”。" : "这个批次已经标成“已结束”。");
        if (workshop.AuthorizationValidUntil is { } until && until < DateOnly.FromDateTime(now.DateTime))
            yield return new Question(Lapsed, $"小作坊的证照到 {Day(until)} 就过期了。");
    }

    /// <summary>The codes that were asked and confirmed, or 409 with all that are still open.</summary>
    public static (string[] Confirmed, ProblemHttpResult? Open) Settle(IEnumerable<Question> questions, IReadOnlyList<string?>? confirm)
    {
        Question[] asked = [.. questions];
        Question[] open = [.. asked.Where(q => confirm?.Contains(q.Code, StringComparer.Ordinal) != true)];
        return open.Length == 0
            ? ([.. asked.Select(q => q.Code)], null)
            : ([], Problems.Of(
                StatusCodes.Status409Conflict,
                Needed,
                string.Concat(open.Select(q => q.Text)) + "请核对，没有错就点“确认”继续。",
                ("confirmations", open.Select(q => q.Code).ToArray()),
                ("questions", open)));
    }

    private static string Hour(TimeOnly? time) => time switch
    {
        null => "",
        { } end when end == TimeOnly.MaxValue => " 24:00",
        { } hour => hour.ToString(" HH:mm", CultureInfo.InvariantCulture),
    };

    private static string Day(DateOnly date) => FormattableString.Invariant($"{date.Year}年{date.Month}月{date.Day}日");
}
