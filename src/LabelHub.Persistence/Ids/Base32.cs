namespace LabelHub.Persistence.Ids;

/// <summary>Crockford's alphabet in small letters: no i, l, o or u, so nothing that is read out or typed is mistaken.</summary>
internal static class Base32
{
    public const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>The value of a letter; -1 when it is not one of the alphabet.</summary>
    public static int ValueOf(char letter) => Alphabet.IndexOf(letter, StringComparison.Ordinal);
}
