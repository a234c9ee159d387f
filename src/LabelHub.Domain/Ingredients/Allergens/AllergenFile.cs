namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>The form of <c>ingredients/allergens/{code}.yaml</c>: the words of one class, each list as text (小麦、大麦).</summary>
internal sealed class AllergenFile
{
    /// <summary>A code of the HTTP contract.</summary>
    public required string Code { get; set; }

    /// <summary>The class as the standard calls it.</summary>
    public required string Name { get; set; }

    /// <summary>The word an owner would write in 含有…, where no ingredient gives a better one.</summary>
    public required string Hint { get; set; }

    /// <summary>Words by which a 含有… line names the class.</summary>
    public required string Shown { get; set; }

    /// <summary>Words that stand for the whole class, such as 麸质: denying one denies all of it.</summary>
    public required string General { get; set; }

    public required string Certain { get; set; }

    public string CertainAtEnd { get; set; } = "";

    public string CertainAlone { get; set; } = "";

    public string Oils { get; set; } = "";

    public required string Possible { get; set; }
}

/// <summary>The form of <c>ingredients/allergens/not-allergens.yaml</c>.</summary>
internal sealed class NotAllergensFile
{
    /// <summary>What GB 7718-2025 D.4 and D.5 exempt.</summary>
    public required string Exempt { get; set; }

    /// <summary>Words that only look like an allergen.</summary>
    public required string Words { get; set; }
}
