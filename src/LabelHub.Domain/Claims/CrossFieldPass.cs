using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Claims;

/// <summary>
/// Finds a claim that begins at the end of one field and goes on at the start of the next: 增强 as the name, 免疫力… as
/// the slogan. Only fields that stand together on the label are joined.
/// </summary>
internal static class CrossFieldPass
{
    private const int Margin = 16;

    /// <summary>A claim cut in two is short; words far from the seam are not one phrase.</summary>
    private const int Longest = 8;

    private static readonly (string First, string Second)[] Pairs =
    [
        (LabelFields.WorkshopName, LabelFields.FoodName), (LabelFields.Brand, LabelFields.FoodName),
        (LabelFields.FoodName, LabelFields.Slogan), (LabelFields.FoodName, LabelFields.Description),
        (LabelFields.Slogan, LabelFields.Description), (LabelFields.Slogan, LabelFields.Usage),
        (LabelFields.Description, LabelFields.Usage), (LabelFields.Usage, LabelFields.Description),
    ];

    public static IEnumerable<Finding> Find(List<FieldText> texts, ClaimLexicon lexicon, ClaimLaw law, FindingWriter writer)
    {
        foreach (var (firstName, secondName) in Pairs)
        {
            var first = texts.Find(t => t.Field == firstName);
            var second = texts.Find(t => t.Field == secondName);
            if (first is null || second is null || first.Light.Count == 0 || second.Light.Count == 0)
                continue;
            if (Read(first, second, lexicon, law, writer) is { } finding)
                yield return finding;
        }
    }

    private static Finding? Read(FieldText first, FieldText second, ClaimLexicon lexicon, ClaimLaw law, FindingWriter writer)
    {
        var from = first.Light.Start(Math.Max(0, first.Light.Count - Margin));
        var to = second.Light.End(Math.Min(second.Light.Count, Margin) - 1);
        var seam = first.Light.End(first.Light.Count - 1) - from;
        var head = first.Text[from..(from + seam)];
        var tail = second.Text[second.Light.Start(0)..to];
        var joined = head + tail;
        var light = LightView.Of(joined, lexicon.Variants.Folds);
        foreach (var hit in TextAnalysis.Of(joined, light, FieldKinds.Copy, lexicon, law))
        {
            if (hit.Start >= seam || hit.End <= seam || hit.EndCell - hit.FirstCell > Longest)
                continue;
            var (firstPart, secondPart) = (seam - hit.Start, hit.End - seam);
            var (startInFirst, endInSecond) = (from + hit.Start, second.Light.Start(0) + secondPart);
            if (first.HasHitAt(startInFirst, from + seam, hit.Severity)
                || second.HasHitAt(second.Light.Start(0), endInSecond, hit.Severity))
                continue;
            return firstPart > secondPart
                ? writer.Write(first.Field, first.Text, Part(hit, startInFirst, from + seam))
                : writer.Write(second.Field, second.Text, Part(hit, second.Light.Start(0), endInSecond));
        }

        return null;
    }

    private static Hit Part(Hit hit, int start, int end) =>
        hit with { Start = start, End = end, Techniques = hit.Techniques | Techniques.SplitFields };
}
