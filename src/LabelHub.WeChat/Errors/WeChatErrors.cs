using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabelHub.WeChat.Errors;

/// <summary>
/// The table of WeChat's error codes, looked up by code and API; what is said of all APIs (<c>*</c>)
/// yields to what is said of one.
/// </summary>
public static class WeChatErrors
{
    private const string AnyApi = "*";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly FrozenDictionary<(string Api, int Code), WeChatError> Table = Load();

    /// <summary>Every entry, with the API it is about.</summary>
    public static IEnumerable<(string Api, WeChatError Error)> All => Table.Select(entry => (entry.Key.Api, entry.Value));

    /// <param name="api">The last part of the path, such as <c>jscode2session</c>.</param>
    /// <param name="code">The errcode of the answer.</param>
    public static WeChatError Find(string api, int code) =>
        Table.GetValueOrDefault((api, code))
        ?? Table.GetValueOrDefault((AnyApi, code))
        ?? new WeChatError(code, WeChatErrorClass.Unknown, WeChatRetry.Never, "not in the table of error codes");

    private static FrozenDictionary<(string Api, int Code), WeChatError> Load()
    {
        using var stream = typeof(WeChatErrors).Assembly.GetManifestResourceStream("LabelHub.WeChat.errors.json")!;
        return JsonSerializer.Deserialize<List<Row>>(stream, Strict)!
            .SelectMany(row => row.Apis.Select(api => (api, row)))
            .ToFrozenDictionary(
                entry => (entry.api, entry.row.Code),
                entry => new WeChatError(entry.row.Code, entry.row.Class, entry.row.Retry, entry.row.Meaning));
    }

    // Verified is for the reader of the file: false where an entry rests on memory alone.
    private sealed record Row(int Code, List<string> Apis, WeChatErrorClass Class, WeChatRetry Retry, string Meaning, bool Verified);
}
