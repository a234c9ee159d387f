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
/// <param name="Heights">How high the ink is to be, by which law.</param>
/// <param name="Instruments">Every instrument this answer cites: who issued it and where to look it up.</param>
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
    IReadOnlyList<WorkshopDuty> Duties,
    IReadOnlyList<HeightView> Heights,
    IReadOnlyList<InstrumentView> Instruments);

/// <summary>A law, regulation, order or standard, for whoever wants to read it.</summary>
/// <param name="Title">As citations name it.</param>
/// <param name="Number">Such as GB 7718-2025.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="PromulgatedOn">The day it was made public.</param>
/// <param name="EffectiveFrom">First day in force; null where it was not found.</param>
/// <param name="RepealedOn">First day no longer in force.</param>
/// <param name="Address">The official site to look it up on; null where none is known.</param>
/// <param name="Source">Which text was read, and where.</param>
public sealed record InstrumentView(
    string Title, string? Number, string? Issuer, DateOnly? PromulgatedOn,
    DateOnly? EffectiveFrom, DateOnly? RepealedOn, string? Address, string Source);

/// <summary>A height of the ink, in millimetres.</summary>
/// <param name="About">What is to be so high.</param>
/// <param name="Note">What the height is to a workshop: a floor of ours, a target, law.</param>
/// <param name="HeightMm">The height; where there are steps, the one for an unknown size.</param>
/// <param name="StepsBy">What the steps grow with, such as 包装最大表面面积（平方厘米）; null without steps.</param>
/// <param name="Steps">From small to large.</param>
/// <param name="Quote">The words relied on.</param>
/// <param name="Citation">The law on that day, or that it is our own choice.</param>
public sealed record HeightView(
    string About, string Note, double HeightMm, string? StepsBy, IReadOnlyList<HeightStep> Steps, string? Quote, Citation Citation);

/// <summary>A height up to a size.</summary>
/// <param name="UpTo">The largest size of the step, itself included; null where it has no such end.</param>
/// <param name="Below">The size the step ends before; null where it has no such end.</param>
/// <param name="HeightMm">The height.</param>
public sealed record HeightStep(double? UpTo, double? Below, double HeightMm);

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
