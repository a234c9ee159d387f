using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>The ink heights of <c>national/print.yaml</c>.</summary>
internal sealed class PrintHeights
{
    private readonly PrintFile _file;

    public PrintHeights(RuleSource source, InstrumentRegister instruments)
    {
        _file = RuleYaml.Read<PrintFile>(source);
        instruments.Resolve(_file.Floor.Citation, null, null, source);
        foreach (var stepped in new[] { _file.Text, _file.Dates, _file.NetContent })
        {
            instruments.Resolve(stepped.Citation, null, null, source);
            if (stepped.Steps is not [.., { UpTo: null, Below: null }])
                throw new RuleFileException(source.Path, RuleFileText.LineOf(source, "steps:"), "the last step must have no upper end");
        }
    }

    public double FloorMm => _file.Floor.HeightMm;

    public double TextMm(LabelCheckQuery query) => HeightFor(_file.Text, query.PackageSurfaceCm2);

    public double DatesMm(LabelCheckQuery query) => HeightFor(_file.Dates, query.PackageSurfaceCm2);

    public double NetContentMm(LabelCheckQuery query) => HeightFor(_file.NetContent, NetContentAmount.Of(query.Content.NetContent));

    private static double HeightFor(SteppedHeightFile heights, double? size)
    {
        if (size is not { } value)
            return heights.UnknownSizeMm;
        foreach (var step in heights.Steps)
        {
            if (!(value > step.UpTo) && !(value >= step.Below))
                return step.HeightMm;
        }

        return heights.UnknownSizeMm;
    }
}
