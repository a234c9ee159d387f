using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Tests.Layout;

public class LayoutGrowthTests
{
    private static readonly LabelStock Stock = new(50, 30);
    private static readonly Spacing Base = Spacing.Tight(16);

    /// <summary>White above the dates would push the last of them beside the code, where it has no room.</summary>
    [Fact]
    public void Grow_NoRoomForWhiteAboveTheDates_PutsWhiteBelowThem()
    {
        var grown = Grow(spacing => spacing with { Tail = 0 } == Base && spacing.Tail <= 5);

        Assert.Equal(Base with { Tail = 5 }, grown.Spacing);
    }

    [Fact]
    public void Grow_RoomEverywhere_SpreadsWhiteEvenly()
    {
        var grown = Grow(_ => true);

        Assert.Equal(0, grown.Spacing.Tail);
        Assert.True(grown.Spacing.Paragraph > Base.Paragraph);
    }

    /// <summary>Every paragraph under the dates moves down by it, one more than the one before; nothing above does.</summary>
    [Fact]
    public void Run_WhiteBelowTheDates_MovesOnlyWhatFollowsThem()
    {
        var text = new DocumentText(SampleLabels.Document("P01", qr: false));
        var frame = new PageFrame(new LabelStock(100, 80), PrinterDpi.Dpi203, 0, 0);

        var (tight, loose) = (Baselines(Base), Baselines(Base with { Tail = 4 }));

        var moved = tight.Zip(loose, (before, after) => after - before).ToList();
        var firstMoved = moved.FindIndex(m => m > 0);
        Assert.True(firstMoved > 2, "The head and the dates stay.");
        Assert.Equal(Enumerable.Range(1, moved.Count - firstMoved).Select(i => 4 * i), moved.Skip(firstMoved));

        List<int> Baselines(Spacing spacing)
        {
            var attempt = new Attempt(Arrangement.Stacked, 0, new StyleSheet(16, 20, 16, 16), spacing);
            var placement = new Placement(Engine.Shared);
            Assert.True(new Typesetter(text, new TextTools(Engine.Shared, Engine.Shared), frame, attempt, placement).Run());
            var texts = placement.Finish(frame, PrinterDpi.Dpi203, text.Document).Texts;
            return [.. texts.GroupBy(t => t.Field).Select(g => g.Max(t => t.Baseline)).Order()];
        }
    }

    private static Attempt Grow(Func<Spacing, bool> fits)
    {
        var document = SampleLabels.Document("P01");
        var styles = new StyleSheet(16, 32, 24, 24);
        var start = new MeasuredAttempt(new Attempt(Arrangement.Paired, 0, styles, Base), new TypesetResult());
        TypesetResult? Measure(Attempt attempt) => attempt.Styles == styles && fits(attempt.Spacing) ? new TypesetResult() : null;
        return new LayoutGrowth(document.Design, new SizeRange(document, Stock, PrinterDpi.Dpi203), Measure, start).Grow();
    }
}
