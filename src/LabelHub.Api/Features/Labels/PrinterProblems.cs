using LabelHub.Api.Http;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>Why a label cannot be put into a printer's language, as problems.</summary>
public static class PrinterProblems
{
    /// <summary>The problem of a refusal.</summary>
    public static ProblemHttpResult Of(PrintOutcome refusal, LabelStock stock) => refusal switch
    {
        PrintOutcome.HeadTooNarrow => HeadTooNarrow(stock),
        PrintOutcome.InkOffTheEdge => Problems.Of(422, Problems.PrinterOffset, "偏移太大，会把字推到标签或打印头的外面，请改小一些。"),
        PrintOutcome.TooManyCopies(var most) => Problems.Of(
            422, Problems.PrinterCopies, FormattableString.Invariant($"这种打印机一次最多打 {most} 张这样的标签，请分几次打。"), ("most", most)),
        PrintOutcome.BadSettings(var problems) => Problems.InvalidFields([.. problems.Select(Of)]),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no refusal."),
    };

    public static ProblemHttpResult HeadTooNarrow(LabelStock stock) =>
        Problems.Of(422, Problems.PrinterHead, $"打印头比 {stock} 毫米的标签纸窄，会切掉边上的字，请换窄一些的标签纸。");

    /// <summary>Density and speed that the printer of a profile does not take.</summary>
    public static IEnumerable<SettingProblem> Beyond(PrinterProfile profile, int? density, int? speed) =>
        from setting in new[] { ("density", density, profile.Density), ("speed", speed, profile.Speed) }
        let range = setting.Item3
        where range is not null && (setting.Item2 < range.Least || setting.Item2 > range.Most)
        select new SettingProblem(setting.Item1, range.Least, range.Most);

    /// <summary>A setting that the printer's language does not take, as a field of <c>printer</c>.</summary>
    public static FieldError Of(SettingProblem problem) => Of(problem, "printer.");

    /// <summary>The same as a field of something else.</summary>
    public static FieldError Of(SettingProblem problem, string of) => new(of + problem.Field, problem switch
    {
        { Field: "dpi" } => "打印分辨率是 203 或 300。",
        { Least: var least, Most: var most } when least > most => "这种打印机语言没有这个设置，或不能取这个值。",
        _ => FormattableString.Invariant($"取值是 {problem.Least} 到 {problem.Most}。"),
    });
}
