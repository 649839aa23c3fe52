using Sagas.Service.Cancel;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_the_time_of_a_call_is_over
{
    [Fact]
    public void Whoever_fails_at_its_end_does_not_end_the_process()
    {
        var time = new HandRungTime();
        using var limit = new StoreLimit(TimeSpan.FromSeconds(5), time, CancellationToken.None);
        // As the database's driver, when its connection breaks in the same moment.
        using var driver = limit.Token.Register(() => throw new ObjectDisposedException("connection"));

        Should.NotThrow(time.Ring, "Nobody catches what is thrown on a timer's thread.");

        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void It_ends_with_whoever_waits()
    {
        using var waiting = new CancellationTokenSource();
        using var limit = new StoreLimit(TimeSpan.FromSeconds(5), new HandRungTime(), waiting.Token);

        waiting.Cancel();

        limit.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_call_that_has_ended_is_not_ended_again()
    {
        var time = new HandRungTime();
        new StoreLimit(TimeSpan.FromSeconds(5), time, CancellationToken.None).Dispose();

        Should.NotThrow(time.Ring);
    }

    private sealed class HandRungTime : TimeProvider
    {
        private Action? _ring;

        public void Ring() => _ring!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
