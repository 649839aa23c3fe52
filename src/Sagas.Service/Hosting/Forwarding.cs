using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Sagas.Service.Hosting;

/// <summary>
/// Who the client is and whether it came by HTTPS, when a proxy stands before the process. Only configured proxies are believed: anybody can
/// send their headers.
/// </summary>
internal static class Forwarding
{
    // What ASP.NET Core would take as "believe everybody".
    private const string BelieveAll = "ForwardedHeaders_Enabled";

    public static void AddForwarding(this WebApplicationBuilder builder)
    {
        if (bool.TryParse(builder.Configuration[BelieveAll], out var all) && all)
        {
            throw new StartupFault($"{BelieveAll} would believe any client's X-Forwarded headers. Remove it, and name the proxies in {HttpOptions.Section}:{nameof(HttpOptions.Proxies)}.");
        }

        builder.Services.AddOptions<HstsOptions>().Configure<IOptions<HttpOptions>>((hsts, http) => hsts.MaxAge = http.Value.HstsMaxAge);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HttpOptions>>((forwarded, http) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in http.Value.Proxies)
            {
                forwarded.KnownIPNetworks.Add(Network(proxy) ?? throw new InvalidOperationException($"{proxy} passed the check and is no network."));
            }

            // As many as there are, one behind the other; the first that is not known ends it.
            forwarded.ForwardLimit = null;
        });
    }

    public static void UseForwarding(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseHsts();
    }

    /// <summary>A network such as 10.0.0.0/8, or one address.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
