using System.Net.Security;
using MassTransit;
using RabbitMQ.Client;
using Sagas.Service.Hosting;

namespace Sagas.Service.Durable;

/// <summary>
/// The broker as <c>ConnectionStrings:RabbitMq</c> names it: <c>amqp://user:password@host:port/vhost</c>, or <c>amqps://</c> for TLS.
/// A class and not a record, because nothing may print it.
/// </summary>
internal sealed class RabbitMqAddress
{
    private const string Plain = "amqp";
    private const string Secure = "amqps";
    private const ushort PlainPort = 5672;
    private const ushort SecurePort = 5671;
    private const string Guest = "guest";

    private readonly string _user;
    private readonly string _password;

    private RabbitMqAddress(Uri address)
    {
        IsSecure = string.Equals(address.Scheme, Secure, StringComparison.OrdinalIgnoreCase);
        Host = address.Host;
        Port = address.Port > 0 ? (ushort)address.Port : IsSecure ? SecurePort : PlainPort;
        var path = address.AbsolutePath.TrimStart('/');
        VirtualHost = path.Length == 0 ? "/" : Uri.UnescapeDataString(path);

        var separator = address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        (_user, _password) = address.UserInfo.Length == 0 ? (Guest, Guest)
            : separator < 0 ? (Uri.UnescapeDataString(address.UserInfo), "")
            : (Uri.UnescapeDataString(address.UserInfo[..separator]), Uri.UnescapeDataString(address.UserInfo[(separator + 1)..]));
    }

    public bool IsSecure { get; }

    public string Host { get; }

    public ushort Port { get; }

    public string VirtualHost { get; }

    /// <exception cref="StartupFault">It is no such address. The message says what is expected, and nothing of what was given.</exception>
    public static RabbitMqAddress Parse(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || !(address.Scheme is Plain or Secure)
            || address.Host.Length == 0
            || address.AbsolutePath.TrimStart('/').Contains('/', StringComparison.Ordinal)
            || address.Query.Length > 0)
        {
            throw new StartupFault($"{ProcessMode.RabbitMq} must be amqp://user:password@host:port/vhost, or amqps:// for TLS; special characters in user, password and vhost are percent-encoded.");
        }

        return new RabbitMqAddress(address);
    }

    /// <summary>For a connection beside the bus's own, which nobody renews behind its user's back.</summary>
    public ConnectionFactory Factory(RabbitMqOptions options, TimeSpan patience, BrokerSockets sockets) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = _user,
        Password = _password,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = options.Heartbeat,
        RequestedConnectionTimeout = patience < options.ConnectTimeout ? patience : options.ConnectTimeout,
        ContinuationTimeout = patience,
        ClientProvidedName = options.ConnectionName,
        SocketFactory = sockets.Make,
        // The certificate must be valid for the host's name and come from a trusted authority; any policy error ends the connection.
        Ssl = new SslOption(Host) { Enabled = IsSecure, Version = System.Security.Authentication.SslProtocols.None },
    };

    public void Apply(IRabbitMqBusFactoryConfigurator transport, RabbitMqOptions options, BrokerSockets sockets) =>
        transport.Host(Host, Port, VirtualHost, host =>
        {
            host.Username(_user);
            host.Password(_password);
            host.Heartbeat(options.Heartbeat);
            host.RequestedConnectionTimeout(options.ConnectTimeout);
            host.ConnectionName(options.ConnectionName);
            host.PublisherConfirmation = true;
            host.OnRefreshConnectionFactory = factory =>
            {
                factory.SocketFactory = sockets.Make;
                return Task.CompletedTask;
            };
            if (IsSecure)
            {
                // The certificate must be valid for the host's name and come from a trusted authority, which the library does not ask for by
                // itself; which TLS version is the operating system's choice.
                host.UseSsl(tls =>
                {
                    tls.ServerName = Host;
                    tls.Protocol = System.Security.Authentication.SslProtocols.None;
                    tls.EnforcePolicyErrors(
                        SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable);
                });
            }
        });
}
