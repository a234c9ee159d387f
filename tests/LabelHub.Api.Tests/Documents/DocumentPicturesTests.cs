using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LabelHub.TestKit;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Documents;

/// <summary>The pictures in the documents are drawn by the program; <see cref="ReferencePictures"/> says how to change them.</summary>
public sealed class DocumentPicturesTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly Dictionary<string, Func<JsonObject>> Requests = new(StringComparer.Ordinal)
    {
        ["label-60x40"] = Readme.RenderingExample,
        ["label-40x30-bulk"] = () => LabelRequests.Rendering(ProductFile.ById("P11"), (40, 30), "png", qrUrl: null),
        ["label-80x60-chongqing"] = Chongqing,
        ["label-60x40-big-name"] = BigName,
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Picture_DrawnAgain_IsTheSame(string name)
    {
        var difference = ReferencePictures.Compare(Repository.PathOf("docs", "images", name + ".png"), await DrawAsync(Requests[name]()));

        Assert.True(difference is null, difference);
    }

    private static JsonObject BigName()
    {
        var request = LabelRequests.Rendering(ProductFile.ById("P35"), (60, 40), "png", "https://labelhub.example/t/4TQ8N2WD");
        request["design"] = "big-name";
        return request;
    }

    private static JsonObject Chongqing()
    {
        var request = LabelRequests.Rendering(ProductFile.ById("P40"), (80, 60), "png", "https://labelhub.example/t/4TQ8N2WD");
        request["jurisdiction"] = "500000";
        return request;
    }

    private async Task<byte[]> DrawAsync(JsonObject request)
    {
        using var client = host.CreateClient();
        using var answer = await client.PostAsJsonAsync("/v1/label-renderings", request);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
