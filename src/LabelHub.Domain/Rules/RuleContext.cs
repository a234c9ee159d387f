using LabelHub.Domain.Checks;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>A label under check with what the packs say about the place.</summary>
/// <param name="Query">The label and its circumstances.</param>
/// <param name="Category">The declared food category, resolved.</param>
/// <param name="ProvinceName">For messages.</param>
/// <param name="ProvinceText">How much of the province's own text was read.</param>
/// <param name="HasOwnList">Whether the province's own field list covers this packaging form on the law date.</param>
internal sealed record RuleContext(
    LabelCheckQuery Query,
    DeclaredCategory Category,
    string ProvinceName,
    TextReading ProvinceText,
    bool HasOwnList)
{
    public Labels.LabelContent Label => Query.Content;
}
