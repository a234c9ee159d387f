namespace LabelHub.Domain.Claims.Views;

/// <summary>Another reading of a text: units made from one or more cells of its light view, or from an emoji between two.</summary>
internal sealed class DerivedView(int capacity)
{
    private readonly List<char> _units = new(capacity);
    private readonly List<Source> _sources = new(capacity);

    /// <summary>Where a unit came from.</summary>
    /// <param name="Start">In the text as typed.</param>
    /// <param name="End">In the text as typed.</param>
    /// <param name="FirstCell">The first cell it covers.</param>
    /// <param name="EndCell">The cell just past it; equal to <paramref name="FirstCell"/> for an emoji.</param>
    /// <param name="Technique">What was undone to read it; none where the unit is the cell itself.</param>
    internal readonly record struct Source(int Start, int End, int FirstCell, int EndCell, Techniques Technique);

    public int Count => _units.Count;

    public ReadOnlySpan<char> Units => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_units);

    public Source this[int unit] => _sources[unit];

    public void Add(char unit, Source source)
    {
        _units.Add(unit);
        _sources.Add(source);
    }

    public void AddCell(char unit, LightView light, int cell, Techniques technique = Techniques.None) =>
        Add(unit, new Source(light.Start(cell), light.End(cell), cell, cell + 1, technique));
}
