using LabelHub.Persistence.Ids;

namespace LabelHub.Persistence.Tests.Ids;

public sealed class PublicIdTests
{
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "wks_00000000000000000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", "wks_7zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("00000000-0000-0000-0000-000000000021", "wks_00000000000000000000000011")]
    public void Format_KnownIds_AreTheirLetters(string id, string text)
    {
        Assert.Equal(text, PublicId.Format(IdKinds.Workshop, Guid.Parse(id)));
        Assert.True(PublicId.TryParse(IdKinds.Workshop, text, out var back));
        Assert.Equal(Guid.Parse(id), back);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wks_")]
    [InlineData("prd_00000000000000000000000000")]
    [InlineData("wks-00000000000000000000000000")]
    [InlineData("wks_0000000000000000000000000")]
    [InlineData("wks_000000000000000000000000000")]
    [InlineData("wks_8zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("wks_0000000000000000000000000U")]
    [InlineData("wks_0000000000000000000000000u")]
    [InlineData("WKS_00000000000000000000000000")]
    public void TryParse_NotWrittenByUs_IsNobodysId(string? text) =>
        Assert.False(PublicId.TryParse(IdKinds.Workshop, text, out _));

    [Fact]
    public void Format_LaterIds_SortLater()
    {
        var ids = Enumerable.Range(0, 100).Select(i => PublicId.Format(IdKinds.Batch, Guid.CreateVersion7(TestData.Now.AddMilliseconds(i)))).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }
}
