using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// Finds templates in the words of one text, in one pass: for every place of every template it remembers the latest
/// partial match, so that the work is bounded by words times the templates a word may serve.
/// </summary>
internal sealed class TemplateMatcher(ClaimLexicon lexicon, FieldKinds field, Walls walls)
{
    private readonly Partial[] _partials = new Partial[lexicon.Places];

    /// <summary>The first words of a template, matched so far; empty where none is.</summary>
    private readonly record struct Partial(int Start, int End, int FirstCell, int EndCell, Techniques Techniques)
    {
        public bool IsEmpty => End == 0;

        public bool Covers(Partial other) => !IsEmpty && Start <= other.Start && other.End <= End;
    }

    /// <summary>Adds a hit for every template completed; the words come in the order of the text.</summary>
    public void Match(List<Token> tokens, List<Hit> hits)
    {
        foreach (var token in tokens)
        {
            if (token.Entry.Kind != EntryKind.Slot)
                continue;
            foreach (var use in lexicon.Uses[token.Entry.Index])
                Advance(use, token, hits);
        }
    }

    private void Advance(SlotUse use, Token token, List<Hit> hits)
    {
        var template = lexicon.Templates[use.Template];
        if ((template.Where & field) == FieldKinds.None)
            return;
        var match = new Partial(token.Start, token.End, token.FirstCell, token.EndCell, token.Techniques);
        if (use.Place > 0)
        {
            var before = _partials[use.Memory - 1];
            if (before.IsEmpty || !Follows(template, before, token))
                return;
            match = new Partial(before.Start, token.End, before.FirstCell, token.EndCell, before.Techniques | token.Techniques);
        }

        if (use.Place + 1 == template.Slots.Length)
            hits.Add(new Hit(template.Rule, match.Start, match.End, match.FirstCell, match.EndCell, match.Techniques, use.Place == 0));
        else if (!_partials[use.Memory].Covers(match))
            _partials[use.Memory] = match;
    }

    private bool Follows(Template template, Partial before, Token token)
    {
        var gap = token.FirstCell - before.EndCell;
        return token.Start >= before.End && gap <= template.Gap && !walls.Between(before.EndCell, token.FirstCell, template.Scope);
    }
}
