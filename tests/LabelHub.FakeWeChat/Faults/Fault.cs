namespace LabelHub.FakeWeChat.Faults;

/// <summary>What goes wrong. What happens before the commit leaves no trace in WeChat's state; what happens after it does.</summary>
internal enum FaultAction
{
    /// <summary>Refuses with <see cref="Fault.Code"/>.</summary>
    ErrCode,

    /// <summary>An HTML page with <see cref="Fault.Status"/>, from some gateway.</summary>
    Status,

    /// <summary>HTTP 200 and nothing.</summary>
    Empty200,

    /// <summary>HTTP 200 and an HTML page.</summary>
    Html200,

    /// <summary>HTTP 200 and <see cref="Fault.Body"/>.</summary>
    Body200,

    /// <summary>Waits <see cref="Fault.Ms"/>, then goes on.</summary>
    Delay,

    /// <summary>Never answers.</summary>
    Hang,

    /// <summary>Cuts the connection.</summary>
    ResetBefore,

    /// <summary>Waits at <see cref="Fault.Gate"/> before the commit.</summary>
    GateBefore,

    /// <summary>Commits, then waits at <see cref="Fault.Gate"/>.</summary>
    GateAfter,

    /// <summary>Commits, then waits <see cref="Fault.Ms"/>.</summary>
    CommitThenDelay,

    /// <summary>Commits, then cuts the connection: the caller cannot know.</summary>
    CommitThenReset,

    /// <summary>Commits, then answers with an HTML page and <see cref="Fault.Status"/>.</summary>
    CommitThenStatus,

    /// <summary>Commits, then HTTP 200 and nothing.</summary>
    CommitThenEmpty200,

    /// <summary>Commits, then half of the answer.</summary>
    TruncatedJson,

    /// <summary>Commits, then the answer in drops of <see cref="Fault.BytesPerSecond"/>.</summary>
    SlowBody,

    /// <summary>Commits; the answer says that it is HTML.</summary>
    WrongContentType,

    /// <summary>Commits, then says <see cref="Fault.Code"/> all the same: a lie that nobody can see through.</summary>
    ErrCodeAfterCommit,

    /// <summary>First every access token becomes "not the latest"; the call then goes its way.</summary>
    RevokeToken,

    /// <summary>First every access token becomes too old; the call then goes its way.</summary>
    ExpireToken,
}

/// <summary>A fault and the calls it strikes.</summary>
internal sealed record Fault
{
    public required FaultAction Action { get; init; }

    /// <summary>The last part of the path; null for every API.</summary>
    public string? Api { get; init; }

    public string? OpenId { get; init; }

    /// <summary>The first matching call it strikes, counting from 1.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many it strikes; null for all from then on.</summary>
    public int? Times { get; init; }

    /// <summary>The share of those it really strikes.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>At most one strike in so many milliseconds; null for no such pause.</summary>
    public int? EveryMs { get; init; }

    public int Code { get; init; } = -1;

    public string? Message { get; init; }

    public string Body { get; init; } = "{}";

    public int Status { get; init; } = 502;

    public int Ms { get; init; } = 1000;

    public int BytesPerSecond { get; init; } = 1;

    public string Gate { get; init; } = "gate";

    public bool Concerns(string api, string? openId) => (Api is null || Api == api) && (OpenId is null || OpenId == openId);
}
