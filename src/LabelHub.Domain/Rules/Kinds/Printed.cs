using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class PrintedWordsFile : RuleFile
{
    public required string Words { get; set; }
}

/// <summary>Words the composer prints by itself; nobody has to type them, so there is no finding.</summary>
internal sealed class PrintedWords(PrintedWordsFile file, IReadOnlyList<RuleVersion> versions) : Rule(file, versions)
{
    public string Words { get; } = file.Words;

    public override string? Field => null;

    public override string Asks(PackChain chain) => $"印上“{Words}”（程序自动印）";
}

internal sealed class PrintedFieldRuleFile : RuleFile
{
    public required string Field { get; set; }
}

/// <summary>A field the program works out and always prints, such as the expiry date; no finding.</summary>
internal sealed class PrintedFieldRule(PrintedFieldRuleFile file, IReadOnlyList<RuleVersion> versions) : Rule(file, versions)
{
    public override string Field { get; } = file.Field;

    public override string Asks(PackChain chain) => $"印上{chain.CaptionOf(Field)}（程序自动算、自动印）";
}
