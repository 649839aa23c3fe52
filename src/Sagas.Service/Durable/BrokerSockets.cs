using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Sagas.Service.Durable;

/// <summary>Makes the sockets of every connection to the broker, each with a <see cref="BrokerStream"/> on it, and logs what breaks.</summary>
internal sealed class BrokerSockets(IOptions<RabbitMqOptions> options, TimeProvider time, ILogger<BrokerSockets> logger)
{
    public ITcpClient Make(AddressFamily family) =>
        new WatchedClient(new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, Watch);

    private BrokerStream Watch(Socket socket) =>
        new(socket, options.Value.Heartbeat, time, cause => Log.BrokerConnectionBroke(logger, cause));

    private sealed class WatchedClient(Socket socket, Func<Socket, BrokerStream> watch) : TcpClientAdapter(socket)
    {
        private BrokerStream? _stream;

        public override NetworkStream GetStream() => _stream ??= watch(Client);

        // A handshake that fails closes the socket alone.
        public override void Close()
        {
            _stream?.Dispose();
            base.Close();
        }
    }
}
