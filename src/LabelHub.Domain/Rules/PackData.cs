using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>What a workshop's paper is in law.</summary>
public enum CertificateKind
{
    /// <summary>登记证.</summary>
    RegistrationCertificate,

    /// <summary>许可证.</summary>
    Licence,

    /// <summary>准许生产证.</summary>
    ProductionPermit,

    /// <summary>备案.</summary>
    Filing,
}

/// <summary>The paper a workshop works under; a term the text does not set is null, never guessed.</summary>
/// <param name="Name">Such as 食品小作坊登记证.</param>
/// <param name="Kind">What it is in law.</param>
/// <param name="ValidYears">How long it is valid.</param>
/// <param name="RenewDaysBefore">How many days before its end a renewal must be in.</param>
/// <param name="ReportChangeWithinDays">How soon a change must be reported.</param>
/// <param name="Note">What else the text says.</param>
/// <param name="Citation">The law.</param>
public sealed record CertificateTerms(
    string Name, CertificateKind Kind, int? ValidYears, int? RenewDaysBefore, int? ReportChangeWithinDays, string? Note, Citation Citation);

/// <summary>A record to keep and for how long; where several terms are given the longest counts.</summary>
/// <param name="Name">Such as 进货票据.</param>
/// <param name="Months">Months from the day it is made.</param>
/// <param name="MonthsAfterShelfLife">Months after the food's shelf life.</param>
/// <param name="MonthsWithoutShelfLife">Months where the food has no shelf life.</param>
/// <param name="Note">What the text does not settle.</param>
/// <param name="Citation">The law.</param>
public sealed record RecordRetention(
    string Name, int? Months, int? MonthsAfterShelfLife, int? MonthsWithoutShelfLife, string? Note, Citation Citation);

/// <summary>Something a workshop must or may not do, beyond the label.</summary>
/// <param name="Text">Plain Chinese.</param>
/// <param name="Citation">The law.</param>
public sealed record WorkshopDuty(string Text, Citation Citation);

/// <summary>What a pack knows beyond labels.</summary>
internal sealed class PackData
{
    public PackData(PackFile file, InstrumentRegister instruments, RuleSource source)
    {
        Citation Resolve(CitationEntry entry) => instruments.Resolve(entry, null, null, source);
        Certificate = file.Certificate is { } c
            ? new CertificateTerms(c.Name, c.Kind, c.ValidYears, c.RenewDaysBefore, c.ReportChangeWithinDays, c.Note, Resolve(c.Citation))
            : null;
        Catalogue = file.Catalogue is { } catalogue ? new WorkshopDuty(catalogue.Text, Resolve(catalogue.Citation)) : null;
        Records = [.. file.Records.Select(r => new RecordRetention(
            r.Name, r.Months, r.MonthsAfterShelfLife, r.MonthsWithoutShelfLife, r.Note, Resolve(r.Citation)))];
        Duties = [.. file.Duties.Select(d => new WorkshopDuty(d.Text, Resolve(d.Citation)))];
    }

    public CertificateTerms? Certificate { get; }

    public WorkshopDuty? Catalogue { get; }

    public IReadOnlyList<RecordRetention> Records { get; }

    public IReadOnlyList<WorkshopDuty> Duties { get; }
}
