using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Sagas.Service.Ingress;

namespace Sagas.Service.Api;

/// <summary><c>/openapi/v1.json</c>. Endpoints read bodies and queries themselves, to name every fault, so what they read is told here.</summary>
internal static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(openApi =>
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Payment Sagas";
            document.Info.Description = "Gives a customer's money back when a bought item could not be granted. Amounts are whole numbers in the currency's minor unit. Errors are application/problem+json.";
            return Task.CompletedTask;
        }));

    /// <summary>An event's body, described by the rules that it is read with.</summary>
    public static RouteHandlerBuilder WithEventBody(this RouteHandlerBuilder endpoint, EventType type) =>
        endpoint.AddOpenApiOperationTransformer((operation, context, cancellationToken) =>
        {
            var document = context.Document ?? throw new InvalidOperationException("An operation is described within a document.");
            var schema = OpenApiModelFactory.Parse<OpenApiSchema>(
                RuleSchema.Of(type.Body, type.Contract).ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out OpenApiDiagnostic _, "json");
            operation.RequestBody = Json(new() { Schema = schema, Examples = Example(EventExamples.Of(type)) });
            AddMessageId(operation);
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder WithRequestBody(this RouteHandlerBuilder endpoint, Type shape, bool isMessage = true) =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellationToken) =>
        {
            operation.RequestBody = Json(new() { Schema = await context.GetOrCreateSchemaAsync(shape, null, cancellationToken) });
            if (isMessage)
            {
                AddMessageId(operation);
            }
        });

    public static RouteHandlerBuilder WithIds(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            Add(operation, "teamSlug", ParameterLocation.Path, "The team that owns the payment.", required: true);
            Add(operation, "paymentId", ParameterLocation.Path, "The payment within the team.", required: true);
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, params (string Name, string Meaning)[] parameters) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var (name, meaning) in parameters)
            {
                Add(operation, name, ParameterLocation.Query, meaning, required: false);
            }

            return Task.CompletedTask;
        });

    private static OpenApiRequestBody Json(OpenApiMediaType media) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [ContentTypes.Json] = media },
    };

    private static Dictionary<string, IOpenApiExample> Example(JsonObject body) => new(StringComparer.Ordinal)
    {
        ["least"] = new OpenApiExample { Summary = "What it has at least", Value = body },
    };

    private static void AddMessageId(OpenApiOperation operation) =>
        Add(operation, MessageIdHeader.Name, ParameterLocation.Header, "The publisher's own id of the message, at most 256 characters.", required: false);

    private static void Add(OpenApiOperation operation, string name, ParameterLocation location, string meaning, bool required)
    {
        operation.Parameters ??= [];
        if (operation.Parameters.Any(known => known.Name == name))
        {
            return;
        }

        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = location,
            Description = meaning,
            Required = required,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }
}
