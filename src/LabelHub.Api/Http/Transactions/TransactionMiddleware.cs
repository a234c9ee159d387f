using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Storage;

namespace LabelHub.Api.Http.Transactions;

/// <summary>
/// Work and answer belong together: the answer is held back until the transaction that did the work is committed,
/// and with an Idempotency-Key it is kept in that same transaction for whoever asks again.
/// </summary>
public sealed class TransactionMiddleware(RequestDelegate next, TimeProvider time)
{
    public const string Header = "Idempotency-Key";
    private const int MaxKeyLength = 64;
    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag"];

    public async Task InvokeAsync(HttpContext context, LabelHubContext database)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TransactionalAttribute>() is not { } transactional
            || context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        var given = context.Request.Headers.TryGetValue(Header, out var header);
        var key = header.ToString();
        if (given && (key.Length is 0 or > MaxKeyLength || key.Any(c => c is <= ' ' or > '~')))
        {
            await RefuseAsync(context, Problems.Body(400, "idempotency.keyInvalid", "这次操作的编号不对，请更新到最新版本后再试。"));
            return;
        }

        // all of the body first: a connection must not wait for a slow sender, nor for a slow reader of the answer
        var bodyHash = await ReadBodyAsync(context.Request, context.RequestAborted);
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            var request = given ? await RequestOfAsync(context, key, bodyHash) : null;
            if (transactional.Late)
                await RunLateAsync(context, database, request);
            else
                await RunAtOnceAsync(context, database, request);
        }
        finally
        {
            context.Response.Body = wire;
        }

        answer.Position = 0;
        await answer.CopyToAsync(wire, context.RequestAborted);
    }

    private async Task RunAtOnceAsync(HttpContext context, LabelHubContext database, IdempotentRequest? request)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(context.RequestAborted);
        if (request is not null
            && await IdempotencyStore.ClaimAsync(database, request, context.RequestAborted) is var decision and not IdempotencyDecision.Proceed)
        {
            await AnswerAsync(context, decision);
            return;
        }

        await next(context);
        await CompleteAsync(context, database, transaction, request);
    }

    private async Task RunLateAsync(HttpContext context, LabelHubContext database, IdempotentRequest? request)
    {
        if (request is not null && await IdempotencyStore.FindAsync(database, request, context.RequestAborted) is { } known)
        {
            await AnswerAsync(context, known);
            return;
        }

        await using var work = new LateTransaction(database, request, decision => AnswerAsync(context, decision));
        context.Features.Set(work);
        await next(context);
        if (work.Begun is { } transaction)
            await CompleteAsync(context, database, transaction, request);
    }

    private static async Task AnswerAsync(HttpContext context, IdempotencyDecision decision)
    {
        switch (decision)
        {
            case IdempotencyDecision.Replay { Record: var kept } when !await ReplayAccess.AllowsAsync(context, kept.AccountId):
                await RefuseAsync(context, Problems.Body(404, Problems.NotFound, "没有这条记录，或者它不属于你的小作坊。"));
                break;
            case IdempotencyDecision.Replay replay:
                await ReplayAsync(context, replay.Record);
                break;
            case IdempotencyDecision.Mismatch:
                await RefuseAsync(context, Problems.Body(422, "idempotency.mismatch", "这个操作刚才已经提交过，这次的内容不一样，请刷新后重新操作。"));
                break;
            default:
                context.Response.Headers.RetryAfter = "5";
                await RefuseAsync(context, Problems.Body(503, "idempotency.busy", "同一个操作还在进行中，请稍后再试。"));
                break;
        }
    }

    private async Task CompleteAsync(
        HttpContext context, LabelHubContext database, IDbContextTransaction transaction, IdempotentRequest? request)
    {
        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest)
            return;
        if (request is not null)
            IdempotencyStore.Keep(database, request, AnswerOf(context, request.Key), time.GetUtcNow());
        await database.SaveChangesAsync(context.RequestAborted);
        // from here on a client that hangs up changes nothing: what is done is done
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Reads the whole body and leaves it there to be read again.</summary>
    public static async Task BufferAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering(bufferThreshold: (int)BodyLimits.Single);
        await request.Body.CopyToAsync(Stream.Null, cancellation);
        request.Body.Position = 0;
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering(bufferThreshold: (int)BodyLimits.Single);
        var hash = await SHA256.HashDataAsync(request.Body, cancellation);
        request.Body.Position = 0;
        return hash;
    }

    private static async Task<IdempotentRequest> RequestOfAsync(HttpContext context, string key, byte[] bodyHash)
    {
        var caller = await Caller.BindAsync(context);
        // only its hash is kept: the address of an acceptance holds the invitation's code
        var route = SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}"));
        return new IdempotentRequest(caller.AccountId, key, Convert.ToHexStringLower(route), bodyHash);
    }

    private static IdempotentAnswer AnswerOf(HttpContext context, string key)
    {
        var response = context.Response;
        var headers = KeptHeaders.Where(response.Headers.ContainsKey)
            .ToDictionary(h => h, h => response.Headers[h].ToString(), StringComparer.Ordinal);
        var body = ((MemoryStream)response.Body).ToArray();
        var secret = context.RequestServices.GetRequiredService<IssuedSecrets>().Any;
        return new IdempotentAnswer(
            response.StatusCode, JsonSerializer.Serialize(headers), secret ? AnswerSeal.Close(body, context.Request, key) : body, secret);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotencyRecord record)
    {
        var body = record.Sealed ? AnswerSeal.Open(record.Body, context.Request, record.Key) : record.Body;
        if (body is null)
        {
            await RefuseAsync(context, Problems.Body(409, "idempotency.answerGiven", "这个操作已经完成，内容只显示一次。没看到的话，请重新生成一个。"));
            return;
        }

        if (record.Sealed)
            context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = record.StatusCode;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(record.Headers)!)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
