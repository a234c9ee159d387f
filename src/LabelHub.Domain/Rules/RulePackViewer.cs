using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Kinds;

namespace LabelHub.Domain.Rules;

/// <summary>Shows what holds in a place on a day.</summary>
internal sealed class RulePackViewer(PrintHeights heights, InstrumentRegister instruments)
{
    public RulePackView Show(PackChain chain, string jurisdiction, DateOnly on)
    {
        var view = new RulePackView(
            jurisdiction,
            chain.Name,
            on,
            [.. chain.Packs.Select(p => new PackView(p.File.Id, p.Version.Version, p.File.Name, p.File.TextRead, p.File.TextNote))],
            [.. Rules(chain, on, rule => rule.VersionOn(on))],
            [.. Rules(chain, on, rule => rule.Versions.FirstOrDefault(v => v.From > on))],
            chain.Packs.Select(p => p.Data.Certificate).LastOrDefault(c => c is not null),
            chain.Packs.Select(p => p.Data.Catalogue).LastOrDefault(c => c is not null),
            [.. chain.Packs.SelectMany(p => p.Data.Records)],
            [.. chain.Packs.SelectMany(p => p.Data.Duties)],
            [.. heights.Show(on)],
            []);
        return view with { Instruments = [.. instruments.Cited(Citations(view)).Select(Describe)] };
    }

    private static IEnumerable<Citation> Citations(RulePackView view) =>
    [
        .. view.Rules.Concat(view.Coming).Select(r => r.Citation),
        .. new[] { view.Certificate?.Citation, view.Catalogue?.Citation }.OfType<Citation>(),
        .. view.Records.Select(r => r.Citation),
        .. view.Duties.Select(d => d.Citation),
        .. view.Heights.Select(h => h.Citation),
    ];

    private static InstrumentView Describe(Instrument i) =>
        new(i.Title, i.Number, i.Issuer, i.PromulgatedOn, i.EffectiveFrom, i.RepealedOn, i.Address, i.Source);

    private static IEnumerable<RuleView> Rules(PackChain chain, DateOnly on, Func<Rule, RuleVersion?> pick)
    {
        foreach (var rule in chain.Rules)
        {
            if (pick(rule) is not { } version)
                continue;
            PackagingForm[] forms =
            [
                .. Enum.GetValues<PackagingForm>().Where(form => rule.IsFor(form) && !StandsAside(rule, chain, form, on)),
            ];
            if (forms.Length > 0 && !(rule is ProvinceTextUnread unread && unread.TextRead != chain.ProvinceText))
            {
                yield return new RuleView(
                    rule.Id, rule.Asks(chain), rule.Field, forms,
                    rule is FindingRule ? version.Severity : null, version.Quote, version.Citation);
            }
        }
    }

    private static bool StandsAside(Rule rule, PackChain chain, PackagingForm form, DateOnly on) =>
        rule is RequiredField { IsFallback: true } && chain.HasOwnList(form, on);
}
