using System.Runtime.ExceptionServices;
using MassTransit;

namespace Sagas.Storage;

/// <summary>
/// A message whose wait ended because the engine stops, or whose delivery has ended, has not failed: it goes back to its queue. No failure
/// is moved or told about for longer than the delivery lasts either, because a transport that closes a connection waits for that.
/// </summary>
internal sealed class ReturnToQueueFilter : IFilter<ExceptionReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("return-to-queue");

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // The broker gives a message whose channel has closed to the next one; a copy in the error queue would be a failure that was none.
        if (context.CancellationToken.IsCancellationRequested)
            ExceptionDispatchInfo.Throw(context.Exception);
        for (var exception = context.Exception; exception is not null; exception = exception.InnerException)
        {
            if (exception is EngineStoppedException or DeliveryEndedException)
                ExceptionDispatchInfo.Throw(context.Exception);
        }

        return next.Send(context).WaitAsync(context.CancellationToken);
    }
}
