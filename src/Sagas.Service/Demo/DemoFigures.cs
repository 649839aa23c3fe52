namespace Sagas.Service.Demo;

/// <summary>What the demo did so far.</summary>
internal sealed class DemoFigures
{
    private long _payments;
    private long _events;
    private long _refused;
    private long _faults;

    public long Payments => Interlocked.Read(ref _payments);

    public long Events => Interlocked.Read(ref _events);

    /// <summary>Requests that were answered with an error or not at all.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public long Faults => Interlocked.Read(ref _faults);

    public void CountPayment() => Interlocked.Increment(ref _payments);

    public void CountEvent() => Interlocked.Increment(ref _events);

    public void CountRefused() => Interlocked.Increment(ref _refused);

    public void CountFault() => Interlocked.Increment(ref _faults);
}
