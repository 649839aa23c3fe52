using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sagas.Service.Durable;

namespace Sagas.Tests.Service.Durable;

public sealed class When_an_encrypted_connection_to_the_broker_breaks
{
    private const string Host = "broker.example";

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_and_writers_see_the_same_as_without_encryption()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync(listener.LocalEndPoint!, Patience);
        await using var broker = new SslStream(new NetworkStream(await listener.AcceptAsync(Patience), ownsSocket: true));
        var told = new List<Exception>();
        await using var client = new SslStream(new BrokerStream(near, TimeSpan.FromSeconds(20), TimeProvider.System, told.Add));
        using var certificate = Certificate();
        await Task.WhenAll(
            broker.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Patience),
            client.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = Host, RemoteCertificateValidationCallback = (_, seen, _, _) => certificate.Equals(seen) }, Patience));
        await broker.WriteAsync(new byte[1], Patience);
        (await client.ReadAsync(new byte[1], Patience)).ShouldBe(1);

        var reading = client.ReadAsync(new byte[1], Patience).AsTask();
        near.Shutdown(SocketShutdown.Send);
        await client.WriteAsync(new byte[1], Patience);
        await client.WriteAsync(new byte[1024], Patience);

        await Should.ThrowAsync<EndOfStreamException>(() => reading);
        told.ShouldHaveSingleItem().ShouldBeOfType<IOException>();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
