using System.Text.Json.Nodes;
using LabelHub.TestKit;

namespace LabelHub.Api.Tests.Documents;

/// <summary>The requests that README.md tells people to send, taken from its text.</summary>
public static class Readme
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("README.md"));

    /// <summary>The body of the curl line.</summary>
    public static JsonObject CheckExample() => Parse(Between(Text, "-H 'Content-Type: application/json' -d '", "'\n"));

    /// <summary>The same label without its slogan, with the stock and format that README.md adds.</summary>
    public static JsonObject RenderingExample()
    {
        var request = CheckExample();
        request["label"]!.AsObject().Remove("slogan");
        foreach (var (name, value) in Parse("{" + Between(Text, "```\n\"stock\"", "\n```", "\"stock\"") + "}"))
            request[name] = value?.DeepClone();
        return request;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Between(string text, string before, string after, string keep = "")
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return keep + text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
