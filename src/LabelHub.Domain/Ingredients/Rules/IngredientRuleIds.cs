namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>The ids of the ingredient rules. They never change and are never reused.</summary>
public static class IngredientRuleIds
{
    public const string AllergenNotShown = "cn.ingredient.allergen.not-shown";
    public const string AllergenPossible = "cn.ingredient.allergen.possible";
    public const string AllergenDenied = "cn.ingredient.allergen.denied";
    public const string NonFoodSubstance = "cn.ingredient.non-food-substance";
    public const string Drug = "cn.ingredient.drug";
    public const string HerbForbidden = "cn.ingredient.herb-forbidden";
    public const string HerbNotAllowed = "cn.ingredient.herb-not-allowed";
    public const string HerbScope = "cn.ingredient.herb-scope";
    public const string NovelFoodLimit = "cn.ingredient.novel-food-limit";
    public const string AdditiveWithoutName = "cn.ingredient.additive-without-name";
    public const string AdditiveNumberWithoutClass = "cn.ingredient.additive-number-without-class";
    public const string AdditiveNonstandardName = "cn.ingredient.additive-nonstandard-name";
    public const string AdditiveScope = "cn.ingredient.additive-scope";
    public const string AdditiveCondition = "cn.ingredient.additive-condition";
    public const string CompoundNotExpanded = "cn.ingredient.compound-not-expanded";
    public const string VagueName = "cn.ingredient.vague-name";
    public const string Punctuation = "cn.ingredient.punctuation";
    public const string ProcessNote = "cn.ingredient.process-note";
    public const string NitriteInBeijing = "cn-11.ingredient.nitrite";

    /// <summary>Rules of our own about labels that contradict themselves: these may block without a law.</summary>
    public static readonly IReadOnlyList<string> SelfContradictions = [AllergenDenied];

    public static readonly IReadOnlyList<string> All =
    [
        AllergenNotShown, AllergenPossible, AllergenDenied, NonFoodSubstance, Drug, HerbForbidden, HerbNotAllowed, HerbScope, NovelFoodLimit,
        AdditiveWithoutName, AdditiveNumberWithoutClass, AdditiveNonstandardName, AdditiveScope, AdditiveCondition,
        CompoundNotExpanded, VagueName, Punctuation, ProcessNote, NitriteInBeijing,
    ];
}
