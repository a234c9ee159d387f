namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>How far apart the words of a template may stand.</summary>
internal enum Scope
{
    /// <summary>No comma or full stop between them.</summary>
    Clause,

    /// <summary>No full stop between them.</summary>
    Sentence,
}

/// <summary>A claim that is made by words of several slots in this order.</summary>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Scope">What must not stand between the words.</param>
/// <param name="Gap">How many cells may stand between one word and the next.</param>
/// <param name="Where">The kinds of field it is looked for in.</param>
/// <param name="Slots">For each place the slots that may fill it.</param>
internal sealed record Template(int Rule, Scope Scope, int Gap, FieldKinds Where, int[][] Slots)
{
    /// <summary>Reads <c>{relieve|improve} {organ} {state}</c>.</summary>
    public static int[][] ReadPattern(TsvRow row, string pattern, IReadOnlyDictionary<string, int> slots)
    {
        var places = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. places.Select(place => ReadPlace(row, place, slots))];
    }

    private static int[] ReadPlace(TsvRow row, string place, IReadOnlyDictionary<string, int> slots)
    {
        if (place.Length < 3 || place[0] != '{' || place[^1] != '}')
            throw row.Error($"'{place}' is not of the form {{slot}} or {{slot|slot}}");
        return
        [
            .. place[1..^1].Split('|').Select(name => slots.TryGetValue(name, out var slot) ? slot : throw row.Error($"no slot '{name}'")),
        ];
    }
}

/// <summary>A place of a template that a slot may fill.</summary>
/// <param name="Template">The template.</param>
/// <param name="Place">The place in it.</param>
/// <param name="Memory">The place's number among the places of all templates.</param>
internal readonly record struct SlotUse(int Template, int Place, int Memory)
{
    /// <summary>For each slot the places that it may fill.</summary>
    public static SlotUse[][] BySlot(Template[] templates, int slots)
    {
        var uses = new List<SlotUse>[slots];
        for (var slot = 0; slot < uses.Length; slot++)
            uses[slot] = [];
        var first = 0;
        for (var t = 0; t < templates.Length; t++)
        {
            // Later places first: a word must not complete what it has just begun.
            for (var place = templates[t].Slots.Length - 1; place >= 0; place--)
            {
                foreach (var slot in templates[t].Slots[place])
                    uses[slot].Add(new SlotUse(t, place, first + place));
            }

            first += templates[t].Slots.Length;
        }

        return [.. uses.Select(list => list.ToArray())];
    }
}
