using System.Net;
using Microsoft.Extensions.Options;
using Sagas.Service.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace Sagas.Service.Operators;

/// <summary>
/// Believes the proxy that is configured, and nobody else. It stands before everything that changes the connection's address, because whose
/// connection it is decides; and it removes the headers, so that nothing behind it can believe them by mistake.
/// </summary>
internal static class ProxySignIn
{
    private const int NameLength = 64;

    public static void UseProxySignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.Proxy is not { } proxy)
        {
            return;
        }

        IPNetwork[] networks = [.. proxy.Networks.Select(Forwarding.Network).OfType<IPNetwork>()];
        app.Use((context, next) =>
        {
            if (IsFrom(context.Connection.RemoteIpAddress, networks) && Read(context.Request.Headers, proxy) is { } person)
            {
                context.Features.Set(new ProxyPerson(person));
            }

            context.Request.Headers.Remove(proxy.Header);
            if (proxy.RoleHeader is { } roles)
            {
                context.Request.Headers.Remove(roles);
            }

            return next(context);
        });
    }

    internal static bool IsFrom(IPAddress? address, IReadOnlyCollection<IPNetwork> networks)
    {
        if (address is null)
        {
            return false;
        }

        // A listener for both kinds of addresses sees the older ones inside the newer.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }

    internal static Person? Read(IHeaderDictionary headers, ProxyOptions proxy) =>
        // Two names in one request would leave open who it is.
        headers[proxy.Header] is not [{ Length: > 0 and <= NameLength } name] || name.Any(char.IsControl) || string.IsNullOrWhiteSpace(name) ? null
        : proxy.RoleHeader is not { } roleHeader ? new Person(name, proxy.Role)
        : headers[roleHeader].OfType<string>().SelectMany(groups => groups.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(proxy.Roles.ContainsKey).Select(group => proxy.Roles[group]).ToArray() is { Length: > 0 } roles ? new Person(name, roles.Max())
        : null;
}

/// <summary>Whom the proxy of a request has signed in.</summary>
internal sealed record ProxyPerson(Person Person);
