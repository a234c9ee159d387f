using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>The national pack says how a shelf life is counted; its examples are what the program does.</summary>
public sealed class DateConventionTests
{
    [Fact]
    public void Expiry_ExamplesOfTheNationalPack_Agree()
    {
        var file = RuleYaml.Read<Convention>(TestRules.Sources.Single(s => s.Path == "national/dates.yaml"));

        Assert.Equal("dayOne", file.ProductionDay);
        Assert.True(file.Examples.Count >= 4);
        Assert.All(file.Examples, e => Assert.Equal(e.Expires, Expiry.Of(e.Produced, null, new ShelfLife(e.Value, e.Unit))?.Date));
    }

    [Fact]
    public void Compile_AnyOtherConvention_IsRefused() =>
        Assert.Throws<RuleFileException>(() => RuleSet.Compile(
            TestRules.With("national/dates.yaml", "productionDay: dayZero\nreason: 无\nexamples: []\n"), TestRules.Instruments));

    public sealed class Convention
    {
        public required string ProductionDay { get; set; }
        public required string Reason { get; set; }
        public required List<Example> Examples { get; set; }
    }

    public sealed class Example
    {
        public required DateOnly Produced { get; set; }
        public required int Value { get; set; }
        public required ShelfLifeUnit Unit { get; set; }
        public required DateOnly Expires { get; set; }
    }
}
