using LabelHub.Domain.Ingredients;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>A broken file stops the start and says which.</summary>
public sealed class IngredientFilesTests
{
    [Theory]
    [InlineData("ingredients/characters.yaml", "pairs: 雞鸡蛋")]
    [InlineData("ingredients/allergens/egg.yaml", "code: fish\nname: 蛋类\nhint: 蛋\nshown: 蛋\ncertain: 鸡蛋\npossible: 沙拉酱")]
    [InlineData("ingredients/allergens/not-allergens.yaml", "exempt: 淀粉\nwords: 小麦粉、小麦")]
    [InlineData("ingredients/words/drugs.yaml", "rule: cn.ingredient.nothing\nseverity: error\nitems: 酚酞")]
    [InlineData("ingredients/words/aloe.yaml", "rule: cn.ingredient.drug\nseverity: error\ncitation: { instrument: cn-nowhere, status: verified }\nitems: 芦荟")]
    [InlineData("ingredients/additives/names.yaml", "classes:\n  防腐剂: 山梨酸钾")]
    [InlineData("ingredients/additives/scopes.yaml", "rule: cn.ingredient.additive-scope\nscopes:\n  - why: x\n    additives: 没有这种\n    foods: 馒头")]
    [InlineData("ingredients/rules/cn.ingredient.drug.yaml", "id: cn.ingredient.drugs\nmessage: x\nversions: []\ncases: []")]
    [InlineData("ingredients/rules/cn.ingredient.punctuation.yaml", "id: cn.ingredient.punctuation\nmessage: x\nversions:\n  - severity: error\n    citation: { status: product }\ncases: []")]
    [InlineData("ingredients/rules/cn.ingredient.new-thing.yaml", "id: cn.ingredient.new-thing\nmessage: x\nversions: []\ncases: []")]
    public void Compile_BrokenFile_NamesTheFile(string path, string text)
    {
        var sources = IngredientFixture.Sources.Where(s => s.Path != path).Append(new RuleSource(path, text)).ToList();
        var problem = Assert.Throws<RuleFileException>(() => IngredientChecker.Compile(sources, InstrumentRegister.Compile(sources)));
        Assert.Equal(path, problem.Path);
    }

    [Theory]
    [InlineData("ingredients/characters.yaml")]
    [InlineData("ingredients/list-words.yaml")]
    [InlineData("ingredients/list-modifiers.yaml")]
    [InlineData("ingredients/additives/names.yaml")]
    [InlineData("ingredients/additives/scopes.yaml")]
    [InlineData("ingredients/additives/conditions.yaml")]
    [InlineData("ingredients/rules/cn.ingredient.drug.yaml")]
    public void Compile_MissingFile_NamesTheFile(string path)
    {
        var sources = IngredientFixture.Sources.Where(s => s.Path != path).ToList();
        var problem = Assert.Throws<RuleFileException>(() => IngredientChecker.Compile(sources, InstrumentRegister.Compile(sources)));
        Assert.Equal(path, problem.Path);
    }
}
