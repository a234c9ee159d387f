using System.Diagnostics;
using LabelHub.Api.Public;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LabelHub.Api.Http;

/// <summary>Marks a route that looks at bytes, whatever charset they are said to be in.</summary>
public sealed record AnyCharset;

/// <summary>Gives every failure the error shape of the contract, also those the framework raises before a handler runs.</summary>
public static partial class ErrorShape
{
    public static void UseErrorShape(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorShape));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => AnswerAsync(context, logger),
            // we log it ourselves, under the trace id that the owner is told
            SuppressDiagnosticsCallback = _ => true,
            StatusCodeSelector = e => e switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when Unavailability.Is(e) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, OfStatus(context.HttpContext.Response.StatusCode)));
        app.Use((context, next) => (IsUtf8(context.Request) && IsPlain(context.Request)) || context.GetEndpoint()?.Metadata.GetMetadata<AnyCharset>() is not null
            ? next(context)
            : WriteAsync(context, OfStatus(StatusCodes.Status415UnsupportedMediaType)));
    }

    private static Task AnswerAsync(HttpContext context, ILogger logger)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        // a bad request is the client's affair: no stack trace in our log
        var trace = Activity.Current?.TraceId.ToHexString();
        var unavailable = Unavailability.Is(error);
        if (unavailable)
        {
            context.Response.Headers.RetryAfter = Unavailability.RetryAfterSeconds;
            Unavailable(logger, error!.GetBaseException().Message, trace);
        }
        else if (error is not BadHttpRequestException)
        {
            Failed(logger, error, trace);
        }

        return PublicPage.IsPage(context.Request.Path)
            ? PublicPage.Send(PublicPage.OutOfOrderHtml(), StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context)
            : WriteAsync(context, OfException(error, context));
    }

    // JSON is UTF-8; the framework takes an unknown charset for a bug of ours
    private static bool IsUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || type.Charset.Length == 0
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    // we unpack nothing: a body that says it is packed would be read as it is
    private static bool IsPlain(HttpRequest request) =>
        request.Headers.ContentEncoding.All(e => string.IsNullOrEmpty(e) || e.Equals("identity", StringComparison.OrdinalIgnoreCase));

    private static ProblemDetails OfException(Exception? error, HttpContext context)
    {
        if (Unavailability.Is(error))
            return Problems.Body(503, "server.unavailable", "服务正在恢复，请几秒后再试，刚才的操作可以放心重做。");
        if (error is not BadHttpRequestException bad)
            return OfStatus(StatusCodes.Status500InternalServerError);
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
            return OfStatus(bad.StatusCode);
        return BadRequests.Problem(context, bad, context.Features.Get<IExceptionHandlerFeature>()?.Endpoint);
    }

    private static ProblemDetails OfStatus(int status) => status switch
    {
        404 => Problems.Body(404, Problems.NotFound, "没有这个地址或这条记录，请检查后再试。"),
        405 => Problems.Body(405, Problems.MethodNotAllowed, "这里不能这样操作，请刷新后再试。"),
        413 => Problems.Body(413, Problems.TooLarge, "内容太多，请减少一些再试。"),
        415 => Problems.Body(415, Problems.UnsupportedMediaType, "内容的格式不对，请更新到最新版本后再试。"),
        >= 500 => Problems.Body(status, Problems.Internal, "服务出了问题，请稍后再试；如一直这样，请把这次的编号告诉我们。"),
        _ => Problems.Body(status, Problems.Malformed, "这次操作的内容不对，请更新到最新版本后再试。"),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed, trace {TraceId}")]
    private static partial void Failed(ILogger logger, Exception? error, string? traceId);

    // an outage fails every request the same way: one line each, no stack
    [LoggerMessage(Level = LogLevel.Error, Message = "The database is unavailable ({Reason}), trace {TraceId}")]
    private static partial void Unavailable(ILogger logger, string reason, string? traceId);

    private static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
