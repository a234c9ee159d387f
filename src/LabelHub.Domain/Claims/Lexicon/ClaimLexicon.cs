using LabelHub.Domain.Claims.Matching;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>All of <c>rules/claims/</c>, compiled. Immutable.</summary>
internal sealed class ClaimLexicon
{
    public required VariantTables Variants { get; init; }

    public required Automaton Automaton { get; init; }

    /// <summary>For each pattern of the automaton its meanings.</summary>
    public required EntryTable Entries { get; init; }

    /// <summary>For each pattern of the automaton its length.</summary>
    public required int[] Lengths { get; init; }

    public required ClaimRule[] Rules { get; init; }

    public required Template[] Templates { get; init; }

    /// <summary>For each slot the templates, and the places in them, that it may fill; later places first.</summary>
    public required SlotUse[][] Uses { get; init; }

    /// <summary>The places of all templates together.</summary>
    public required int Places { get; init; }

    public required Exemption[] Exemptions { get; init; }

    public required Gate[] Gates { get; init; }

    public required Edges Edges { get; init; }

    /// <summary>Units of measure and the slots of a number with that unit; the empty unit is a bare number.</summary>
    public required Dictionary<string, int> Units { get; init; }

    /// <summary>The sentences GB 28050 allows, as letters of the light view.</summary>
    public required HashSet<string> Sentences { get; init; }

    /// <summary>The rule that explains an allowed sentence.</summary>
    public required int SentenceRule { get; init; }

    /// <summary>The rules that may speak in fields of one kind, one bit each.</summary>
    public required Dictionary<FieldKinds, ulong> RulesOf { get; init; }
}
