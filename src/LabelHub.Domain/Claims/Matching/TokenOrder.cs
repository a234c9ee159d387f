namespace LabelHub.Domain.Claims.Matching;

/// <summary>Of tokens in the order of the text.</summary>
internal static class TokenOrder
{
    /// <summary>The index of the first one that begins at a cell or after it.</summary>
    public static int FirstFrom(this List<Token> tokens, int cell)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].FirstCell < cell)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
