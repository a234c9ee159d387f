namespace LabelHub.Rendering.Text;

/// <summary>What one UTF-16 unit of a shaped text takes up, in dots; all 0 for units that belong to the one before.</summary>
/// <param name="Advance">Pen movement.</param>
internal record struct CharacterBox(int Advance)
{
    /// <summary>
    /// White at its left that may be cut off at a line's start: half of a full-width opening bracket. Negative where
    /// its ink lies left of the pen, as the tail of a j does.
    /// </summary>
    public int Lead { get; set; }

    /// <summary>White at its right that may be cut off at a line's end: half of a full-width closing mark. Negative where ink sticks out.</summary>
    public int Trail { get; set; }

    /// <summary>Rows of ink above the baseline.</summary>
    public int Above { get; set; }

    /// <summary>Rows of ink below it; negative where the ink ends above.</summary>
    public int Below { get; set; }

    /// <summary>Whether its advance is less than the font's, so that what follows has a pen position of its own.</summary>
    public bool Squeezed { get; set; }

    /// <summary>Whether it has no glyph of its own and belongs to the character before.</summary>
    public bool Joined { get; set; }
}
