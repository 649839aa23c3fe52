using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Sagas.Service.Ingress;

namespace Sagas.Service.Hosting;

/// <summary>Where and how the process listens.</summary>
internal static class Listener
{
    private const string DefaultAddress = "http://localhost:5080";
    private const string KestrelEndpoints = "Kestrel:Endpoints";
    private const string AllowedHosts = "AllowedHosts";
    private const string LoopbackHosts = "localhost;127.0.0.1;[::1]";

    public static void AddListener(this WebApplicationBuilder builder, ProcessMode mode)
    {
        builder.Services.AddSingleton(mode);
        builder.Services.AddSettings<HttpOptions>(HttpOptions.Section);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>, IOptions<IngressOptions>>(Configure);

        var addresses = Addresses(builder.Configuration);
        if (addresses.Count == 0)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (mode.Embedded)
        {
            if (addresses.FirstOrDefault(address => !IsLoopback(address)) is { } open)
            {
                throw new StartupFault($"{open} is not a loopback address: embedded mode has no keys and simulated gateways, so it listens on this machine only. Use an address such as {DefaultAddress} with --urls.");
            }

            // A page in a browser on this machine must not reach it by a host name that somebody else's DNS points here.
            builder.Configuration[AllowedHosts] ??= string.Join(';', [LoopbackHosts, .. addresses.Select(address => BindingAddress.Parse(address).Host)]);
        }
    }

    /// <summary>Warns once when what the process is told will not outlive it.</summary>
    public static void Announce(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ProcessMode>().Embedded)
        {
            Log.NothingIsDurable(app.Logger);
        }
    }

    /// <summary>A unix socket counts: it is reached from this machine only.</summary>
    internal static bool IsLoopback(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException fault)
        {
            throw new StartupFault($"urls: {fault.Message}");
        }

        return parsed.IsUnixPipe || parsed.IsNamedPipe
            || string.Equals(parsed.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static List<string> Addresses(ConfigurationManager configuration) =>
    [
        .. (configuration[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. configuration.GetSection(KestrelEndpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
    ];

    private static void Configure(KestrelServerOptions kestrel, IOptions<HttpOptions> http, IOptions<IngressOptions> ingress)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = ingress.Value.DrainBytes;
        kestrel.Limits.MaxConcurrentConnections = http.Value.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = http.Value.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = http.Value.KeepAlive;
    }
}
