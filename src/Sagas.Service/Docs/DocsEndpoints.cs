using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Sagas.Service.Components;

namespace Sagas.Service.Docs;

/// <summary><c>/docs</c>: what <c>/openapi/v1.json</c> says, as a page for people.</summary>
internal static class DocsEndpoints
{
    public const string Path = "/docs";

    public static void MapDocs(this WebApplication app) => app.MapGet(Path, DrawAsync).ExcludeFromDescription();

    private static async Task<IResult> DrawAsync(
        HttpContext context, [FromKeyedServices("v1")] IOpenApiDocumentProvider documents, [FromServices] TimeProvider time)
    {
        var document = await documents.GetOpenApiDocumentAsync(context.RequestAborted);
        return new PageResult<DocsPage>(new()
        {
            [nameof(DocsPage.Document)] = document,
            [nameof(DocsPage.DrawnAt)] = time.GetUtcNow(),
        });
    }

    /// <summary>Such as <c>text, at most 64 characters</c>.</summary>
    public static string TypeOf(IOpenApiSchema schema)
    {
        if (schema.OneOf is { Count: > 0 } either)
        {
            return string.Join(" or ", either.Select(TypeOf));
        }

        var type = schema.Type is { } kinds ? (kinds & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Integer => "whole number",
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.Array when schema.Items is { } items => $"list of {TypeOf(items)}",
            var other => other.ToString().ToLowerInvariant(),
        } : "object";
        return schema switch
        {
            { Enum: { Count: > 0 } words } => string.Join(", ", words.Select(word => word?.ToJsonString() ?? "null")),
            { MaxLength: { } longest } => $"{type}, at most {longest} characters",
            _ => type,
        };
    }
}
