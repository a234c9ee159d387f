using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using LabelHub.WeChat.Http;

namespace LabelHub.WeChat.Push;

/// <summary>
/// XML or JSON, looked at in one way: names and texts. In JSON the list has no wrapper, numbers are texts, and a list
/// of one is that one.
/// </summary>
internal static class PushBody
{
    private const int MaxItems = 50;
    private const int MaxLength = 200;
    private const int MaxDepth = 8;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The ciphertext of safe mode; null when there is none.</summary>
    public static string? Encrypted(string body) =>
        Read(body) is { } root && Text(root, "Encrypt") is { Length: > 0 } cipher ? cipher : null;

    /// <summary>Null when it is no message of WeChat's.</summary>
    public static PushEvent? Event(string message)
    {
        if (Read(message) is not { } root)
            return null;
        var (name, openId) = (Text(root, "Event"), Text(root, "FromUserName"));
        name = name.Length > 0 ? name : Text(root, "MsgType");
        if (name.Length is 0 or > MaxLength || openId.Length is 0 or > MaxLength
            || !long.TryParse(Text(root, "CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > uint.MaxValue)
            return null;
        return new PushEvent(
            name, openId, DateTimeOffset.FromUnixTimeSeconds(seconds), [.. Items(root).Take(MaxItems)], Text(root, "MsgId"));
    }

    private static IEnumerable<PushItem> Items(XElement root) =>
        from list in root.Descendants("List")
        let template = Text(list, "TemplateId")
        where template.Length is > 0 and <= MaxLength
        select new PushItem(template, Text(list, "SubscribeStatusString"), Text(list, "MsgID"), Number(Text(list, "ErrorCode")));

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(XElement parent, string name) =>
        parent.Element(name) is { HasElements: false } element ? element.Value.Trim() : "";

    private static XElement? Read(string body) => body.AsSpan().TrimStart() is ['{', ..] ? OfJson(body) : OfXml(body);

    private static XElement? OfXml(string body)
    {
        try
        {
            using var text = new StringReader(body);
            using var reader = XmlReader.Create(text, Xml);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement? OfJson(string body) =>
        ReadableJson.Object(Encoding.UTF8.GetBytes(body), MaxDepth) is { } root ? new XElement("xml", Members(root)) : null;

    private static IEnumerable<XElement> Members(JsonElement json) =>
        from member in json.EnumerateObject()
        where IsName(member.Name)
        from value in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value]
        select value.ValueKind == JsonValueKind.Object
            ? new XElement(member.Name, Members(value))
            : new XElement(member.Name, Clean(value.ToString()));

    // a name with a prefix is none of WeChat's, and would need a namespace
    private static bool IsName(string name) => XmlReader.IsName(name) && !name.Contains(':', StringComparison.Ordinal);

    // what XML cannot hold cannot be an id either
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
