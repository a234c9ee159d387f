using System.Globalization;
using LabelHub.Api.Http.Transactions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace LabelHub.Api.Http;

/// <summary>Says in /openapi/v1.json what holds for many endpoints: the session, the errors, the headers.</summary>
public static class ContractDocument
{
    private const string Scheme = "session";
    private const string Error = "Problem";
    private static readonly string[] Texts = ["type", "title", "detail", "code", "traceId"];

    public static void AddContractDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "LabelHub";
            document.AddComponent(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token of POST /v1/sessions.",
            });
            document.AddComponent(Error, ProblemSchema());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AddError(operation, context, "default", "Anything else");
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            AddError(operation, context, Text(StatusCodes.Status401Unauthorized), "No session, or it ended");
        }

        if (metadata.OfType<EnableRateLimitingAttribute>().Any())
            AddError(operation, context, Text(StatusCodes.Status429TooManyRequests), "Too much at once; Retry-After says when again");
        if (metadata.OfType<TransactionalAttribute>().Any() && context.Description.HttpMethod == HttpMethods.Post)
            AddHeader(
                operation,
                TransactionMiddleware.Header,
                required: false,
                "1 to 64 visible ASCII characters; the same key gives the same answer");
        if (metadata.OfType<IfMatchAttribute>().Any())
            AddHeader(operation, "If-Match", required: true, "The ETag read last");
    }

    private static void AddError(OpenApiOperation operation, OpenApiOperationTransformerContext context, string status, string description)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Error, context.Document) },
            },
        });
    }

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static OpenApiSchema ProblemSchema()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        var members = Texts.ToDictionary(n => n, IOpenApiSchema (_) => text, StringComparer.Ordinal);
        members["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457; clients decide by code.",
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "status", "detail", "code", "traceId" },
            Properties = members,
        };
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
