using System.Text.Json;

namespace LabelHub.WeChat.Http;

/// <summary>What came back. HTTP 200 proves nothing: only a JSON object is an answer, and it may carry an error code.</summary>
internal abstract record WeChatReply
{
    /// <summary>HTTP 200 with a JSON object.</summary>
    /// <param name="ErrorCode">0 when absent.</param>
    /// <param name="Body">The object.</param>
    public sealed record Answer(int ErrorCode, JsonElement Body) : WeChatReply
    {
        /// <summary>A member's text; empty when it is absent or no text.</summary>
        public string Text(string member) =>
            Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        /// <summary>A member's whole number; null when it is absent or none.</summary>
        public int? Number(string member) =>
            Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
                ? number
                : null;

        public override string ToString() => nameof(Answer);
    }

    public sealed record NoAnswer(NoAnswerReason Reason) : WeChatReply;
}

/// <summary>Why there is no answer, which is what decides whether the call may have had an effect.</summary>
internal enum NoAnswerReason
{
    /// <summary>No connection was made: the call had no effect.</summary>
    NotSent,

    /// <summary>WeChat's front refused the request for its form (411, 412, 413, 415): the call had no effect.</summary>
    FormRefused,

    /// <summary>The connection broke: the call may have had its effect.</summary>
    Broken,

    /// <summary>Too slow: the call may have had its effect.</summary>
    TimedOut,

    /// <summary>Another status, an empty body, HTML, half a JSON: the call may have had its effect.</summary>
    NotUnderstood,
}
