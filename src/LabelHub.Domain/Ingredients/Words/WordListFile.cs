using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Words;

/// <summary>How much of an entry's name a word of a list must be.</summary>
internal enum WordMatch
{
    /// <summary>All of it, but for words that change nothing: 炒决明子, 三七粉 (<c>list-modifiers.yaml</c>).</summary>
    Modified,

    /// <summary>All of it.</summary>
    Exact,

    /// <summary>Its end: 香辣火锅底料.</summary>
    AtEnd,

    /// <summary>Any part.</summary>
    Anywhere,
}

/// <summary>The form of <c>ingredients/words/*.yaml</c>: words that one rule is about.</summary>
internal sealed class WordListFile
{
    /// <summary>The rule that reports them.</summary>
    public required string Rule { get; set; }

    /// <summary>At most; the rule's own severity may be lower.</summary>
    public required Severity Severity { get; set; }

    /// <summary>The list's own law, where it is not the rule's.</summary>
    public CitationEntry? Citation { get; set; }

    /// <summary>The half sentence the finding explains itself with.</summary>
    public string Why { get; set; } = "";

    public WordMatch Match { get; set; } = WordMatch.Modified;

    /// <summary>One name a line with its other names, 硼砂: 月石砂、蓬砂; or a line of names without any.</summary>
    public required string Items { get; set; }

    /// <summary>Parts of words that give a name away wherever they stand.</summary>
    public List<string> Anywhere { get; set; } = [];

    /// <summary>Only the other names are reported; the names are what to write instead.</summary>
    public bool NamesAreFine { get; set; }

    /// <summary>Quiet where a bracket says what it is made of.</summary>
    public bool UnlessOpened { get; set; }

    /// <summary>Quiet under a class of additives: 着色剂（姜黄）.</summary>
    public bool NotAsAdditive { get; set; }

    /// <summary>Quiet in foods whose name holds one of these.</summary>
    public List<string> QuietIn { get; set; } = [];

    /// <summary>Quiet in foods whose name ends so and whose list begins with water: 凉茶 as a drink, not as a bag of leaves.</summary>
    public List<string> QuietAsDrink { get; set; } = [];

    /// <summary>Only an info where a bracket behind the word remarks on one of these.</summary>
    public List<string> SofterWith { get; set; } = [];

    /// <summary>Asks only in foods whose name holds one of these.</summary>
    public List<string> AskIn { get; set; } = [];

    /// <summary>Quiet where the label says one of these anywhere.</summary>
    public List<string> UnlessSays { get; set; } = [];
}

/// <summary>The form of <c>ingredients/words/known-foods.yaml</c>.</summary>
internal sealed class KnownFoodsFile
{
    public required string Words { get; set; }
}

/// <summary>The form of <c>ingredients/list-modifiers.yaml</c>.</summary>
internal sealed class ModifiersFile
{
    public required string Before { get; set; }

    public required string After { get; set; }
}
