namespace LabelHub.FakeWeChat.Surface;

/// <summary>What stands before WeChat's APIs and looks at the form of a request, not at what it says.</summary>
internal static class HttpFront
{
    /// <summary>The status of the refusal, which has no body; null when the request may pass.</summary>
    public static int? Refuse(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return null;
        // a chunked body has none, and nor has no body at all
        if (request.ContentLength is null)
            return StatusCodes.Status412PreconditionFailed;
        return request.Headers.Expect.Count > 0 ? StatusCodes.Status417ExpectationFailed : null;
    }
}
