using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>The ink heights of <c>national/print.yaml</c>.</summary>
internal sealed class PrintHeights
{
    private readonly PrintFile _file;
    private readonly Dictionary<HeightLawFile, Citation> _citations = [];

    public PrintHeights(RuleSource source, InstrumentRegister instruments)
    {
        _file = RuleYaml.Read<PrintFile>(source);
        foreach (var height in All)
        {
            foreach (var law in height.Law)
                _citations.Add(law, instruments.Resolve(law.Citation, law.From, law.To, source));
            if (height is SteppedHeightFile stepped && stepped.Steps is not [.., { UpTo: null, Below: null }])
                throw new RuleFileException(source.Path, RuleFileText.LineOf(source, "steps:"), "the last step must have no upper end");
        }
    }

    public double FloorMm => _file.Floor.HeightMm;

    private HeightFile[] All => [_file.Floor, _file.Text, _file.Dates, _file.NetContent];

    public double TextMm(LabelCheckQuery query) => HeightFor(_file.Text, query.PackageSurfaceCm2);

    public double DatesMm(LabelCheckQuery query) => HeightFor(_file.Dates, query.PackageSurfaceCm2);

    public double NetContentMm(LabelCheckQuery query) => HeightFor(_file.NetContent, NetContentAmount.Of(query.Content.NetContent));

    /// <summary>Every height for people, with what the law says of it on a day.</summary>
    public IEnumerable<HeightView> Show(DateOnly on)
    {
        foreach (var height in All)
        {
            var law = height.Law.Find(l => (l.From is not { } from || from <= on) && (l.To is not { } to || on < to));
            var stepped = height as SteppedHeightFile;
            yield return new HeightView(
                height.About,
                height.Note,
                height.HeightMm,
                stepped?.StepsBy,
                [.. (stepped?.Steps ?? []).Select(s => new HeightStep(s.UpTo, s.Below, s.HeightMm))],
                law?.Citation.Quote,
                law is null ? Citation.Product : _citations[law]);
        }
    }

    private static double HeightFor(SteppedHeightFile heights, double? size)
    {
        if (size is not { } value)
            return heights.HeightMm;
        foreach (var step in heights.Steps)
        {
            if (!(value > step.UpTo) && !(value >= step.Below))
                return step.HeightMm;
        }

        return heights.HeightMm;
    }
}
