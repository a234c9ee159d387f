namespace LabelHub.Domain.Labels;

/// <summary>The names of label fields as the HTTP contract, the rule files and the findings write them.</summary>
public static class LabelFields
{
    public const string FoodName = "foodName";
    public const string Ingredients = "ingredients";
    public const string NetContent = "netContent";
    public const string ProductionDate = "productionDate";
    public const string ProductionTime = "productionTime";
    public const string ShelfLife = "shelfLife";
    public const string ExpiryDate = "expiryDate";
    public const string StorageConditions = "storageConditions";
    public const string BatchNumber = "batchNumber";
    public const string WorkshopName = "workshopName";
    public const string WorkshopAddress = "workshopAddress";
    public const string WorkshopPhone = "workshopPhone";
    public const string AuthorizationNumber = "authorizationNumber";
    public const string Brand = "brand";
    public const string Slogan = "slogan";
    public const string Usage = "usage";
    public const string Description = "description";
    public const string Specification = "specification";
    public const string ProductStandard = "productStandard";
    public const string Notes = "notes";
    public const string FoodCategory = "foodCategory";

    private static readonly Dictionary<string, Func<LabelContent, bool>> Presence = new(StringComparer.Ordinal)
    {
        [FoodName] = c => HasText(c.FoodName),
        [Ingredients] = c => HasText(c.Ingredients),
        [NetContent] = c => HasText(c.NetContent),
        [ProductionDate] = c => c.ProductionDate is not null,
        [ProductionTime] = c => c.ProductionTime is not null,
        [ShelfLife] = c => c.ShelfLife is not null,
        [ExpiryDate] = c => c.Expiry is not null,
        [StorageConditions] = c => HasText(c.StorageConditions),
        [BatchNumber] = c => HasText(c.BatchNumber),
        [WorkshopName] = c => HasText(c.WorkshopName),
        [WorkshopAddress] = c => HasText(c.WorkshopAddress),
        [WorkshopPhone] = c => HasText(c.WorkshopPhone),
        [AuthorizationNumber] = c => HasText(c.AuthorizationNumber),
        [Brand] = c => HasText(c.Brand),
        [Slogan] = c => HasText(c.Slogan),
        [Usage] = c => HasText(c.Usage),
        [Description] = c => HasText(c.Description),
        [Specification] = c => HasText(c.Specification),
        [ProductStandard] = c => HasText(c.ProductStandard),
        [Notes] = c => c.Notes.Count > 0,
    };

    /// <summary>Whether a rule file may name this field.</summary>
    public static bool IsKnown(string field) => Presence.ContainsKey(field);

    /// <summary>Whether the label states this field; white space and invisible characters alone state nothing.</summary>
    public static bool IsPresent(LabelContent content, string field) => Presence[field](content);

    /// <summary>The field path of a note's text or caption, such as <c>notes[0].text</c>.</summary>
    public static string Note(int index, bool caption) =>
        FormattableString.Invariant($"notes[{index}].{(caption ? "caption" : "text")}");

    /// <summary>Every text an owner typed, with its field path, in the order of the label.</summary>
    public static IEnumerable<(string Field, string Text)> Texts(LabelContent content)
    {
        (string, string?)[] singles =
        [
            (FoodName, content.FoodName), (Brand, content.Brand), (Slogan, content.Slogan),
            (Ingredients, content.Ingredients), (NetContent, content.NetContent), (Specification, content.Specification),
            (StorageConditions, content.StorageConditions), (Usage, content.Usage), (Description, content.Description),
            (BatchNumber, content.BatchNumber), (ProductStandard, content.ProductStandard),
            (WorkshopName, content.WorkshopName), (WorkshopAddress, content.WorkshopAddress),
            (WorkshopPhone, content.WorkshopPhone), (AuthorizationNumber, content.AuthorizationNumber),
        ];
        foreach (var (field, text) in singles)
        {
            if (!string.IsNullOrEmpty(text))
                yield return (field, text);
        }

        for (var i = 0; i < content.Notes.Count; i++)
        {
            yield return (Note(i, caption: true), content.Notes[i].Caption);
            yield return (Note(i, caption: false), content.Notes[i].Text);
        }
    }

    /// <summary>Whether any text of the label holds one of these words.</summary>
    public static bool Says(LabelContent content, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return false;
        foreach (var (_, text) in Texts(content))
        {
            foreach (var word in words)
            {
                if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static bool HasText(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)
                return true;
        }

        return false;
    }
}
