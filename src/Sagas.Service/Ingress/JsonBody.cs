using System.Text.Json;
using System.Text.Unicode;

namespace Sagas.Service.Ingress;

/// <summary>Strict JSON: UTF-8, one object, nothing around it, no comments, no trailing commas.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 16,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>The parsed body, with what no body may contain added to <paramref name="errors"/>; <c>null</c> when there is nothing to look at.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, BodyErrors errors)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            errors.Add(BodyErrors.Root, "The body is empty; it must be a JSON object.");
            return null;
        }

        if (!Utf8.IsValid(body.Span))
        {
            errors.Add(BodyErrors.Root, "The body is not UTF-8.");
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Strict);
        }
        catch (JsonException fault)
        {
            errors.Add(BodyErrors.Root, $"The body is not well-formed JSON of at most {Strict.MaxDepth} levels: see line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
            return null;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            errors.Add(BodyErrors.Root, "The body must be a JSON object.");
            document.Dispose();
            return null;
        }

        JsonTreeCheck.Check(document.RootElement, BodyErrors.Root, errors);
        return document;
    }
}
