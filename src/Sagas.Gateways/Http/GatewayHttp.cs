using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Sagas.Gateways;

/// <summary>One named client per configured instance: no retries, no redirects, no cookies, bounded answers.</summary>
internal static class GatewayHttp
{
    public static string ClientName(string instance) => $"gateway-{instance}";

    public static void AddGatewayHttpClient(this IServiceCollection services, string instance) => services
        .AddHttpClient(ClientName(instance))
        // No header of a gateway is worth the risk of a key in a log.
        .RedactLoggedHeaders(static _ => true)
        .ConfigureHttpClient((provider, client) =>
        {
            // The call's own clock decides; it knows when the body was written.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = Options(provider, instance).MaxResponseBytes;
        })
        .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
        {
            ConnectTimeout = Options(provider, instance).ConnectTimeout,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
        });

    private static GatewayOptions Options(IServiceProvider services, string instance) =>
        services.GetRequiredService<IGatewayRegistry>().TryGet(instance, out var registration)
            ? registration.Options
            : throw new InvalidOperationException($"No gateway '{instance}' is registered.");
}
