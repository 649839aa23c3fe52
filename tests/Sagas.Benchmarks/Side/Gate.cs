using MassTransit;

namespace Sagas.Benchmarks.Side;

/// <summary>
/// Holds every message of the saga's queue until it is opened, so that a warm process starts on messages that were all published
/// before. The same on both sides.
/// </summary>
internal sealed class Gate : IFilter<ConsumeContext>
{
    private volatile TaskCompletionSource _opened = New();

    public void Open() => _opened.TrySetResult();

    public void Close() => _opened = New();

    public void Probe(ProbeContext context) => context.CreateFilterScope("benchmark-gate");

    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var opened = _opened.Task;
        return opened.IsCompletedSuccessfully ? next.Send(context) : SendLaterAsync(opened, context, next);
    }

    private static async Task SendLaterAsync(Task opened, ConsumeContext context, IPipe<ConsumeContext> next)
    {
        await opened;
        await next.Send(context);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
