using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class RequiredNoteFile : FindingRuleFile
{
    /// <summary>Captions of notes that meet the rule, such as 营养成分表.</summary>
    public required List<string> Captions { get; set; }

    /// <summary>Words that must stand beside such a note. With them the rule is about the words, and silent without the note.</summary>
    public string? Words { get; set; }
}

/// <summary>The label must carry a note under one of some captions, or certain words beside it.</summary>
internal sealed class RequiredNote(RequiredNoteFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly List<string> _captions = file.Captions;
    private readonly string? _words = file.Words;

    public override string Field => LabelFields.Notes;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var stated = _captions.Exists(caption => !string.IsNullOrWhiteSpace(context.Label.NoteText(caption)));
        var missing = _words is null ? !stated : stated && !LabelFields.Says(context.Label, [_words]);
        return missing ? Found(context, version) : null;
    }
}
