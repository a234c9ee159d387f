using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>A stretch of the list between separators, with what stands in its brackets: not yet interpreted.</summary>
internal sealed class ListNode(int start, int end)
{
    /// <summary>Where its name starts in the text as typed.</summary>
    public int Start { get; set; } = start;

    /// <summary>The end of its name.</summary>
    public int End { get; set; } = end;

    /// <summary>What stands in its brackets or behind its colon; null without either.</summary>
    public List<ListNode>? Contents { get; set; }

    /// <summary>Whether a bracket of it has been closed: text that follows belongs to the next entry.</summary>
    public bool Closed { get; set; }

    /// <summary>Its contents stand behind a colon, on the list's top level, where nothing marks their end.</summary>
    public bool OpenEnded { get; set; }

    /// <summary>It follows a closing bracket without a separator.</summary>
    public bool RunsOn { get; set; }
}

/// <summary>What is wrong with the signs of the list.</summary>
internal enum PunctuationFault
{
    UnclosedBracket,
    StrayBracket,
    DoubledSeparator,
}

/// <summary>A fault with its place in the text as typed.</summary>
internal readonly record struct PunctuationProblem(PunctuationFault Fault, TextSpan Span);
