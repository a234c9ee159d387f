namespace LabelHub.Rendering.Composition;

/// <summary>How a label looks beyond what the law asks; the words are the same in every design.</summary>
/// <param name="Id">The name in requests, such as <c>big-name</c>.</param>
/// <param name="Name">What an owner chooses by.</param>
/// <param name="Description">What it is good for, in one line.</param>
/// <param name="BoldNameSixths">
/// Heights of the food's name worth trying, in sixths of the text's, the boldest first; none where it need not be bold.
/// </param>
/// <param name="NameGrowthSixths">How far it may grow into room that is left.</param>
/// <param name="NameMm">Its greatest ink height on stock of up to 40 mm and of 80 mm.</param>
/// <param name="Centred">Whether a name that has its line for itself stands in the middle.</param>
/// <param name="RuleMm">Thickness of the line under the head; 0 for none.</param>
public sealed record LabelDesign(
    string Id,
    string Name,
    string Description,
    IReadOnlyList<int> BoldNameSixths,
    int NameGrowthSixths,
    IReadOnlyList<double> NameMm,
    bool Centred,
    double RuleMm);
