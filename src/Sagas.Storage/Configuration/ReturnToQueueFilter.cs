using System.Runtime.ExceptionServices;
using MassTransit;

namespace Sagas.Storage;

/// <summary>A message whose wait ended because the engine stops has not failed: it goes back to its queue.</summary>
internal sealed class ReturnToQueueFilter : IFilter<ExceptionReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("return-to-queue");

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        for (var exception = context.Exception; exception is not null; exception = exception.InnerException)
        {
            if (exception is EngineStoppedException)
                ExceptionDispatchInfo.Throw(context.Exception);
        }

        return next.Send(context);
    }
}
