using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims;

/// <summary>A field that has been read.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">Its text as typed.</param>
/// <param name="Light">Its light view.</param>
/// <param name="Hits">All that was found in it alone.</param>
internal sealed record FieldText(string Field, string Text, LightView Light, List<Hit> Hits)
{
    /// <summary>Whether something at least as severe was found there; what only explains does not count.</summary>
    public bool HasHitAt(int start, int end, Severity severity) =>
        Hits.Exists(hit => hit.Severity > Severity.Info && hit.Severity >= severity && hit.Start < end && start < hit.End);
}
