using System.Text;
using Microsoft.Net.Http.Headers;

namespace Sagas.Service.Api;

/// <summary>What counts as JSON.</summary>
internal static class ContentTypes
{
    public const string Json = "application/json";

    /// <summary>A JSON type with no charset or UTF-8. Asking for it also keeps web pages out: a browser asks permission first.</summary>
    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (!type.Charset.HasValue || type.Encoding is UTF8Encoding);
}
