using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Sagas.Service.Hosting;

namespace Sagas.Service.Api.Keys;

/// <summary>
/// Durable mode: a request without a valid key gets no further, whatever it asks for, unless its endpoint is marked as open. Embedded mode
/// listens on this machine only and needs none.
/// </summary>
internal static class ApiKeys
{
    private const string Scheme = "Bearer";
    private const string KeyHeader = "X-Api-Key";

    public static IServiceCollection AddApiKeys(this IServiceCollection services) =>
        services.AddSettings<ApiOptions>(ApiOptions.Section).AddSingleton<ApiKeyRing>().AddHostedService<ApiKeyRefresher>();

    public static void UseApiKeys(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<ProcessMode>().Embedded)
        {
            app.Use(CheckAsync);
        }
    }

    private static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }

        var keys = context.RequestServices.GetRequiredService<ApiKeyRing>();
        if (Presented(context.Request) is not { } key || keys.Find(key) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = Scheme;
            return Problems.Of(
                StatusCodes.Status401Unauthorized,
                $"This needs a valid API key: Authorization: {Scheme} …, or {KeyHeader}. Keys are configured under {ApiOptions.Section}:{nameof(ApiOptions.Keys)}, or made by an approver on the page /keys.")
                .ExecuteAsync(context);
        }

        if (!caller.May(context.Request))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, $"A key with the role {caller.Role} may not do this.").ExecuteAsync(context);
        }

        context.Features.Set(caller);
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name)], Scheme));
        return next(context);
    }

    // Two different keys in one request would leave open whose it is.
    private static string? Presented(HttpRequest request)
    {
        var prefix = Scheme + " ";
        var given = request.Headers[KeyHeader].OfType<string>()
            .Concat(request.Headers[HeaderNames.Authorization].OfType<string>()
                .Where(value => value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Select(value => value[prefix.Length..].Trim()))
            .Where(key => key.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return given.Length == 1 ? given[0] : null;
    }
}
