using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Execution;

public sealed class When_a_fence_is_looked_at
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly TwoClocks _clocks = new();
    private readonly SendFence _fence;

    public When_a_fence_is_looked_at() => _fence = new SendFence(_clocks, Window);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(4, 4, true)]
    [InlineData(5, 0, false)]
    [InlineData(0, 5, false)]
    [InlineData(6, -60, false)]
    [InlineData(-1, 6, false)]
    public void Both_clocks_have_to_agree_that_it_is_open(int monotonic, int wall, bool open)
    {
        _clocks.Monotonic = TimeSpan.FromSeconds(monotonic);
        _clocks.Wall = TimeSpan.FromSeconds(wall);
        _fence.IsOpen.ShouldBe(open);
    }

    [Fact]
    public void The_permit_that_was_taken_before_it_is_good_for_one_call()
    {
        _fence.TakePermit().ShouldBeTrue();
        _fence.TakePermit().ShouldBeFalse();
    }

    /// <summary>A machine was suspended, or somebody set its clock: the two clocks part.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        private static readonly DateTimeOffset Begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public TimeSpan Monotonic { get; set; }

        public TimeSpan Wall { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => TimeSpan.TicksPerHour + Monotonic.Ticks;

        public override DateTimeOffset GetUtcNow() => Begin + Wall;
    }
}
