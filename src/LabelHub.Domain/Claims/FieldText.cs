using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims;

/// <summary>A field that has been read.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">Its text as typed.</param>
/// <param name="Light">Its light view.</param>
/// <param name="Findings">All that was found in it alone.</param>
internal sealed record FieldText(string Field, string Text, LightView Light, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether something at least as severe was found there; what only explains does not count.</summary>
    public bool HasFindingAt(int start, int end, Severity severity) =>
        Findings.Any(f => f.Severity > Severity.Info && f.Severity >= severity && f.Span is { } span && span.Start < end && start < span.End);
}
