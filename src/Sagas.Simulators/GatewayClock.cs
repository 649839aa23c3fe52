namespace Sagas.Simulators;

/// <summary>The gateways' own clock, which may differ from everybody else's and jump. Waits are not affected: they last as long as they do.</summary>
internal sealed class GatewayClock : TimeProvider
{
    private long _aheadTicks;

    public TimeSpan Ahead => TimeSpan.FromTicks(Volatile.Read(ref _aheadTicks));

    public void Set(TimeSpan ahead) => Volatile.Write(ref _aheadTicks, ahead.Ticks);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
