using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Sagas.Service.Telemetry;

/// <summary>
/// Gives the server's span of a request what it learns only on the way: route, status, and the name made of them. ASP.NET Core 10 itself
/// writes method and path, and never the query, in which a gateway may have put a signature.
/// </summary>
internal static class RequestSpans
{
    private const int FirstServerError = 500;

    /// <summary>Has to stand before everything that answers.</summary>
    public static void UseRequestSpans(this WebApplication app) => app.Use(static async (context, next) =>
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route;
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
        {
            Complete(span, context, route);
        }
    });

    private static void Complete(Activity span, HttpContext context, string? route)
    {
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= FirstServerError)
        {
            span.SetTag("error.type", context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
