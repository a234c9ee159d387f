namespace LabelHub.Api.Features.Labels;

/// <summary>What checking a label costs: the work grows with its text.</summary>
public static class CheckCost
{
    /// <summary>Characters whose check costs one permit; an ordinary label has a few hundred.</summary>
    private const int CharactersAPermit = 2000;

    /// <summary>Permits for a label that is checked so many times.</summary>
    public static int Of(int characters, int times = 1) => 1 + (characters * times / CharactersAPermit);

    /// <summary>All characters of a label; 0 where there is none.</summary>
    public static int CharactersOf(LabelBody? label) => label is null
        ? 0
        : label.Texts.Sum(t => t.Text?.Length ?? 0) + (label.Notes ?? []).Sum(n => (n?.Caption?.Length ?? 0) + (n?.Text?.Length ?? 0));
}
