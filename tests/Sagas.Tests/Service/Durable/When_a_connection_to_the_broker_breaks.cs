using System.Net;
using System.Net.Sockets;
using Sagas.Service.Durable;

namespace Sagas.Tests.Service.Durable;

public sealed class When_a_connection_to_the_broker_breaks : IDisposable
{
    // More than both ends keep for each other.
    private static readonly byte[] More = new byte[64 * 1024 * 1024];

    private readonly LookClock _clock = new();
    private readonly List<Exception> _told = [];
    private readonly Socket _near;
    private readonly Socket _broker;
    private readonly BrokerStream _stream;
    private readonly byte[] _buffer = new byte[16];

    public When_a_connection_to_the_broker_breaks()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _near.Connect(listener.LocalEndPoint!);
        _broker = listener.Accept();
        _stream = new BrokerStream(_near, TimeSpan.FromSeconds(20), _clock, _told.Add);
    }

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_fails_is_the_end_for_the_reader_too()
    {
        var reading = _stream.ReadAsync(_buffer, Patience).AsTask();
        _near.Shutdown(SocketShutdown.Send);

        await _stream.WriteAsync(new byte[1], Patience);

        await Should.ThrowAsync<EndOfStreamException>(() => reading);
        _told.ShouldHaveSingleItem().ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task Whoever_writes_later_goes_on()
    {
        _near.Shutdown(SocketShutdown.Send);
        await _stream.WriteAsync(new byte[1], Patience);

        await _stream.WriteAsync(More, Patience);

        await Should.ThrowAsync<EndOfStreamException>(() => _stream.ReadAsync(_buffer, Patience).AsTask());
        _told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_write_that_nobody_takes_ends_with_the_silence()
    {
        var reading = _stream.ReadAsync(_buffer, Patience).AsTask();
        var writing = _stream.WriteAsync(More, Patience).AsTask();

        _clock.Look(3);
        (writing.IsCompleted, reading.IsCompleted).ShouldBe((false, false));
        _clock.Look(1);

        await writing;
        await Should.ThrowAsync<EndOfStreamException>(() => reading);
        _told.ShouldHaveSingleItem().ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task While_something_comes_it_lasts()
    {
        for (var heard = 0; heard < 5; heard++)
        {
            _clock.Look(3);
            await _broker.SendAsync(new byte[1], Patience);
            (await _stream.ReadAsync(_buffer, Patience)).ShouldBe(1);
            _clock.Look(1);
        }

        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_end_by_the_broker_is_told_to_the_reader_alone()
    {
        _broker.Shutdown(SocketShutdown.Send);

        await Should.ThrowAsync<EndOfStreamException>(() => _stream.ReadAsync(_buffer, Patience).AsTask());
        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_who_gives_up_has_not_ended_it()
    {
        using var given = new CancellationTokenSource();
        var reading = _stream.ReadAsync(_buffer, given.Token).AsTask();
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);

        await _broker.SendAsync(new byte[1], Patience);
        (await _stream.ReadAsync(_buffer, Patience)).ShouldBe(1);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _near.Dispose();
        _broker.Dispose();
    }

    /// <summary>Its one timer fires when the test says so.</summary>
    private sealed class LookClock : TimeProvider
    {
        private Action _look = () => throw new InvalidOperationException("No timer was made.");

        public void Look(int times)
        {
            for (var look = 0; look < times; look++)
                _look();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            period.ShouldBe(TimeSpan.FromSeconds(10));
            _look = () => callback(state);
            return new Timer(_ => { }, state: null, Timeout.Infinite, Timeout.Infinite);
        }
    }
}
