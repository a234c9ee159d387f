namespace LabelHub.Domain.Findings;

/// <summary>What a finding means for the label: an error blocks printing, a warning asks, an info explains.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>How sure we are of a citation.</summary>
public enum CitationStatus
{
    /// <summary>The text was read and is believed in force. May carry an error.</summary>
    Verified,

    /// <summary>An authority's notice quotes the regulation. May carry an error.</summary>
    Notice,

    /// <summary>Superseded edition, draft, re-host, machine translation or news. Warns at most.</summary>
    Unverified,

    /// <summary>Our own sanity rule; no law. Warns, except where a label contradicts itself.</summary>
    Product,
}

/// <summary>The law behind a finding.</summary>
/// <param name="Instrument">The full Chinese title; null for <see cref="CitationStatus.Product"/> rules.</param>
/// <param name="Article">Article, clause or annex, such as 第二十一条; null where it is not known.</param>
/// <param name="Status">How it was verified.</param>
/// <param name="EffectiveFrom">First day the cited version applies; null where not known.</param>
/// <param name="EffectiveTo">First day it no longer applies (half-open); null while in force.</param>
public sealed record Citation(string? Instrument, string? Article, CitationStatus Status, DateOnly? EffectiveFrom, DateOnly? EffectiveTo)
{
    /// <summary>The citation of our own sanity rules.</summary>
    public static readonly Citation Product = new(null, null, CitationStatus.Product, null, null);
}

/// <summary>A stretch of a field's text as the owner typed it, in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>One piece of advice on a label: what, where, which law says so, and how to mend it.</summary>
/// <param name="RuleId">Stable id; never changes and is never reused.</param>
/// <param name="Severity">Error, warning or info.</param>
/// <param name="Field">A name of <see cref="Labels.LabelFields"/>, or null for the whole label.</param>
/// <param name="Message">Plain Chinese for the owner.</param>
/// <param name="Citation">The law, or <see cref="Citation.Product"/>.</param>
public sealed record Finding(string RuleId, Severity Severity, string? Field, string Message, Citation Citation)
{
    /// <summary>Where in the field's text; null when the finding is about the field as a whole.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The text under <see cref="Span"/>.</summary>
    public string? MatchedText { get; init; }

    /// <summary>One of the codes of <c>ClaimClasses</c>; claims only.</summary>
    public string? ClaimClass { get; init; }

    /// <summary>A wording or an action to offer.</summary>
    public string? Suggestion { get; init; }
}
