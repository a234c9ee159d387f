using System.Net;
using System.Text.Json;

namespace LabelHub.WeChat.Http;

/// <summary>Turns an HTTP response into a reply; trusts neither its status, its content type nor its length.</summary>
internal static class ReplyReader
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxDepth = 32;

    private static readonly WeChatReply NotUnderstood = new WeChatReply.NoAnswer(NoAnswerReason.NotUnderstood);

    public static async Task<WeChatReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode is HttpStatusCode.LengthRequired or HttpStatusCode.PreconditionFailed
            or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType)
            return new WeChatReply.NoAnswer(NoAnswerReason.FormRefused);
        if (response.StatusCode != HttpStatusCode.OK)
            return NotUnderstood;
        var buffer = new byte[MaxBytes + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length <= MaxBytes ? Parse(buffer.AsMemory(0, length)) : NotUnderstood;
    }

    public static WeChatReply Parse(ReadOnlyMemory<byte> body) =>
        ReadableJson.Object(body, MaxDepth) is { } root && ErrorCode(root) is { } code
            ? new WeChatReply.Answer(code, root)
            : NotUnderstood;

    /// <summary>Absent means success on some of WeChat's APIs; anything but a whole number means nothing.</summary>
    private static int? ErrorCode(JsonElement root)
    {
        if (!root.TryGetProperty("errcode", out var code))
            return 0;
        return code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
    }
}
