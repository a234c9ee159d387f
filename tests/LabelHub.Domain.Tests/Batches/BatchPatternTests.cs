using LabelHub.Domain.Batches;

namespace LabelHub.Domain.Tests.Batches;

public sealed class BatchPatternTests
{
    [Theory]
    [InlineData("{yyyyMMdd}-{tank}罐{seq2}", "20260308-1罐01")]
    [InlineData("{yyMMdd}{pot}锅", "2603081锅")]
    [InlineData("L{yyyy}{ddd}-{seq2}", "L2026067-01")]
    [InlineData("{yyyyMM}-{seq3}", "202603-001")]
    [InlineData("{yyyyMMdd}{shift}{seq2}", "20260308A01")]
    [InlineData("{yyyyMMdd}{HHmm}", "202603080340")]
    [InlineData(null, "20260308-01")]
    public void Number_FirstOfASeries_FillsEveryToken(string? pattern, string expected)
    {
        var batch = BatchPattern.Parse(pattern);
        var marks = new BatchMarks(new DateOnly(2026, 3, 8), new TimeOnly(3, 40));

        Assert.Equal(expected, batch.Number(batch.Series(marks), 1));
    }

    [Fact]
    public void Number_WithoutRunningNumber_TellsTheSecondBatchApart()
    {
        var batch = BatchPattern.Parse("{yyyyMM}-{tank}罐");
        var series = batch.Series(new BatchMarks(new DateOnly(2026, 3, 31), null));

        Assert.Equal(["202603-1罐", "202603-1罐-02"], [batch.Number(series, 1), batch.Number(series, 2)]);
    }

    [Fact]
    public void Number_PastTheWidth_GrowsInsteadOfRepeating()
    {
        var batch = BatchPattern.Parse("{yyyyMMdd}-{seq2}");

        Assert.Equal("20260308-100", batch.Number(batch.Series(new BatchMarks(new DateOnly(2026, 3, 8), null)), 100));
    }

    [Fact]
    public void Series_NewDayOrPot_IsAnotherSeries()
    {
        var batch = BatchPattern.Parse("{yyyyMMdd}-{pot}锅{seq2}");
        var marks = new BatchMarks(new DateOnly(2026, 3, 8), null);

        string[] series = [batch.Series(marks), batch.Series(marks with { Pot = 2 }), batch.Series(marks with { ProductionDate = new DateOnly(2026, 3, 9) })];

        Assert.Equal(3, series.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{yyyyMMdd")]
    [InlineData("yyyyMMdd}")]
    [InlineData("{week}-{seq2}")]
    [InlineData("{seq2}{seq3}")]
    [InlineData("{yyyyMMdd}\n{seq2}")]
    [InlineData(" ")]
    [InlineData("\u3000")]
    [InlineData("\u200B{seq2}")]
    [InlineData("{seq2}\u202E")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("a\uFE0F")]
    [InlineData(" {yyyyMMdd}")]
    [InlineData("{yyyyMMdd} ")]
    [InlineData("{yyyyMMdd}-{seq2}-12345678901234567890123")]
    public void Problem_UnusablePattern_SaysWhy(string pattern) => Assert.NotEmpty(BatchPattern.Problem(pattern)!);

    [Fact]
    public void Problem_UsablePattern_IsNull() => Assert.Null(BatchPattern.Problem("{yyyyMMdd}-{press}榨{seq2}"));
}
