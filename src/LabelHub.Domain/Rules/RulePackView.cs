using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>A jurisdiction's rules for people: what is asked, by which article, since when, how sure we are.</summary>
/// <param name="Jurisdiction">The code asked for.</param>
/// <param name="Name">The most local place with a pack of its own, or the province.</param>
/// <param name="On">The day the answer is about.</param>
/// <param name="Packs">From the national ground to the most local.</param>
/// <param name="Rules">The rules in force on that day.</param>
/// <param name="Coming">Rules that are known to begin later.</param>
/// <param name="Certificate">The paper a workshop works under, where it was read.</param>
/// <param name="Catalogue">Which products may be made.</param>
/// <param name="Records">What to keep and for how long.</param>
/// <param name="Duties">What else a workshop must do.</param>
public sealed record RulePackView(
    string Jurisdiction,
    string Name,
    DateOnly On,
    IReadOnlyList<PackView> Packs,
    IReadOnlyList<RuleView> Rules,
    IReadOnlyList<RuleView> Coming,
    CertificateTerms? Certificate,
    WorkshopDuty? Catalogue,
    IReadOnlyList<RecordRetention> Records,
    IReadOnlyList<WorkshopDuty> Duties);

/// <summary>A layer of the answer.</summary>
/// <param name="Id">Such as cn-45.</param>
/// <param name="Version">Changes whenever a file of the pack does.</param>
/// <param name="Name">Such as 广西壮族自治区.</param>
/// <param name="TextRead">How much of its own text was read.</param>
/// <param name="TextNote">Which text, which edition, and what was not found.</param>
public sealed record PackView(string Id, string Version, string Name, TextReading TextRead, string TextNote);

/// <summary>One rule for people.</summary>
/// <param name="RuleId">Stable id.</param>
/// <param name="Asks">What it asks, in a few words.</param>
/// <param name="Field">The field it is about; null for the label as a whole.</param>
/// <param name="Forms">The packaging forms it is about.</param>
/// <param name="Severity">What breaking it means; null where the program sees to it.</param>
/// <param name="Quote">The words relied on.</param>
/// <param name="Citation">The law, since when, and how sure we are.</param>
public sealed record RuleView(
    string RuleId, string Asks, string? Field, IReadOnlyList<PackagingForm> Forms, Severity? Severity, string? Quote, Citation Citation);
