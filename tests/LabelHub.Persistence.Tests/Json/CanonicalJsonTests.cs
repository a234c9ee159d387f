using System.Text;
using System.Text.Json;
using LabelHub.Persistence.Json;

namespace LabelHub.Persistence.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : 1, "a" : [ true, null, "油" ] }""", """{"a":[true,null,"油"],"b":1}""")]
    [InlineData("""{"a":null,"b":{"c":null}}""", """{"b":{}}""")]
    [InlineData("[1.50,100,1e2,0.000,-0.0]", "[1.5,100,100,0,0]")]
    [InlineData(""" "\u6cb9\u003c" """, "\"油<\"")]
    public void Bytes_SameMeaning_OneSpelling(string json, string canonical) =>
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Bytes(json)));

    [Fact]
    public void Hash_OtherOrderAndSpacing_IsTheSame() =>
        Assert.Equal(CanonicalJson.Hash("""{"x":1,"y":2}"""), CanonicalJson.Hash("""{ "y": 2.0, "x": 1 }"""));

    [Fact]
    public void Hash_OtherOrderInAnArray_IsAnother() =>
        Assert.NotEqual(CanonicalJson.Hash("[1,2]"), CanonicalJson.Hash("[2,1]"));

    [Fact]
    public void Bytes_NestedTooDeep_IsRefused() =>
        Assert.ThrowsAny<JsonException>(() => CanonicalJson.Bytes(new string('[', 100) + new string(']', 100)));
}
