using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Sagas.Service.Hosting;

namespace Sagas.Service.Webhooks;

/// <summary><c>/webhooks/{kind}/{gateway}</c>: gateways tell what happened.</summary>
internal static class WebhookEndpoints
{
    /// <summary>The rate limit of everything that strangers may call without a key.</summary>
    public const string RatePolicy = "webhooks";

    private const string Path = "/webhooks/{route}/{gateway}";
    private const int Ipv6NetworkBits = 64;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebhookOptions>>(static (limiter, options) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(RatePolicy, context => RateLimitPartition.GetTokenBucketLimiter(
                NetworkOf(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.Value.PerAddressPerSecond,
                    TokensPerPeriod = options.Value.PerAddressPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
        });
        return services
            .AddSettings<WebhookOptions>(WebhookOptions.Section)
            .AddRateLimiter(_ => { })
            .AddSingleton<NoticeDesk>()
            .AddSingleton<WebhookDesk>();
    }

    public static void MapWebhooks(this WebApplication app) =>
        app.MapMethods(Path, Methods, (HttpContext context, string route, string gateway, WebhookDesk desk) => desk.TakeAsync(route, gateway, context))
            .AllowAnonymous()
            .RequireRateLimiting(RatePolicy)
            .ExcludeFromDescription();

    // Whoever has an IPv6 address has a network of them.
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBits / 8)),
        _ => address.ToString(),
    };
}
