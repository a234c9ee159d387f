using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class LineBreakerTests
{
    [Fact]
    public void Next_IngredientList_FillsLinesAndKeepsMarksOffTheirStart() =>
        Assert.Equal(["食品添加剂（碳酸钠、", "碳酸氢铵）、白砂糖"], Lines("食品添加剂（碳酸钠、碳酸氢铵）、白砂糖", 100));

    [Fact]
    public void Next_ClosingMarkDoesNotFit_TakesACharacterWithIt() => Assert.Equal(["大米", "粉、水"], Lines("大米粉、水", 35));

    [Fact]
    public void Next_OpeningMarkWouldEndTheLine_MovesDown() => Assert.Equal(["大米", "（水）"], Lines("大米（水）", 30));

    [Fact]
    public void Next_SpaceAtTheEdge_IsDropped() => Assert.Equal(["大米", "水"], Lines("大米 水", 20));

    [Fact]
    public void Next_SpaceInsideTheLine_Counts() => Assert.Equal(["大米 水"], Lines("大米 水", 35));

    [Fact]
    public void Next_NumberWithUnit_MovesDownWhole() => Assert.Equal(["净含量：", "500g"], Lines("净含量：500g", 45));

    [Fact]
    public void Next_LongUrl_IsCutAtItsSlashesAndPoints() => Assert.Equal(["扫码", "https://a.", "example/t/", "AB12"], Lines("扫码https://a.example/t/AB12", 60));

    [Fact]
    public void Next_LongWord_IsCutInsideOnlyWhenNothingElseIsLeft()
    {
        var first = Next("Superlongword", 0, 30)!.Value;

        Assert.Equal((6, BreakKind.InsideWord), (first.Next, first.Kind));
    }

    [Fact]
    public void Next_LongNumber_IsCutLastOfAll()
    {
        var first = Next("1234567890", 0, 30)!.Value;

        Assert.Equal((6, BreakKind.InsideNumber), (first.Next, first.Kind));
    }

    [Fact]
    public void Next_NarrowerThanOneCharacter_SaysSo() => Assert.Null(Next("大米", 0, 9));

    [Fact]
    public void Next_SurrogatePair_IsNotCutEvenIfNothingElseFits() => Assert.Null(Next("\U00020BB7水", 0, 9));

    [Fact]
    public void Next_ClosingMarkWithAWhiteHalf_LosesItAtTheEdge()
    {
        CharacterBox[] boxes = [new(10), new(10) { Trail = 5 }, new(10)];

        var line = Next("米、水", boxes, 0, 15)!.Value;

        Assert.Equal((2, 15), (line.End, line.Width));
    }

    [Fact]
    public void Next_OpeningMarkWithAWhiteHalf_LosesItAtTheStart()
    {
        CharacterBox[] boxes = [new(10) { Lead = 5 }, new(10)];

        Assert.Equal(15, Next("（水", boxes, 0, 15)!.Value.Width);
    }

    [Fact]
    public void Next_EmptyText_IsAnEmptyLine() => Assert.Equal(new BrokenLine(0, 0, 0, BreakKind.First), Next("", 0, 10));

    /// <summary>Han 10 dots wide, Latin and spaces 5.</summary>
    private static CharacterBox[] Boxes(string text) =>
        [.. text.Select(c => new CharacterBox(char.IsLowSurrogate(c) ? 0 : c < 0x80 ? 5 : 10))];

    private static BrokenLine? Next(string text, int start, int width) => Next(text, Boxes(text), start, width);

    private static BrokenLine? Next(string text, CharacterBox[] boxes, int start, int width)
    {
        var classes = LineBreakClasses.Of(text);
        return LineBreaker.Next(LineBreakRules.Of(text, classes), boxes, classes, start, width);
    }

    private static List<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var line = Next(text, start, width)!.Value;
            lines.Add(text[start..line.End]);
            start = line.Next;
        }

        return lines;
    }
}
