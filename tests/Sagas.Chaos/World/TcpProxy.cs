using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sagas.Tests.Support;

namespace Sagas.Chaos.World;

/// <summary>Stands between the service and a server, so that a test can take the server away and give it back, or make it slow, whoever runs it.</summary>
internal sealed class TcpProxy(string host, int port) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private TcpListener _listener = Listening(0);
    private Task _accepting = Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>By how much everything that passes is held up.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>By how much more what goes to the server is held up; for ever, and the server takes nothing but goes on talking.</summary>
    public TimeSpan DelayToServer { get; set; }

    public TcpProxy Start()
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
        return this;
    }

    /// <summary>Ends every connection without a word and refuses new ones.</summary>
    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var socket in _open.Keys)
        {
            // Closing with zero patience sends a reset: what a crashed server looks like.
            socket.Close(0);
        }

        _open.Clear();
    }

    public void Restore()
    {
        _listener = Listening(Port);
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await CutAsync();
        _end.Dispose();
    }

    private static TcpListener Listening(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = JoinAsync(await listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Cut or disposed.
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[near] = _open[far] = true;
        try
        {
            near.NoDelay = far.NoDelay = true;
            await far.ConnectAsync(host, port, _end.Token);
            await Task.WhenAny(PumpAsync(near, far, () => Delay + DelayToServer), PumpAsync(far, near, () => Delay));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone; the other follows.
        }
        finally
        {
            foreach (var socket in new[] { near, far })
            {
                _open.TryRemove(socket, out _);
                socket.Dispose();
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<TimeSpan> delay)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer, _end.Token)) > 0)
            {
                await Wait.PassAsync(delay(), _end.Token);
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // As above.
        }
    }
}
