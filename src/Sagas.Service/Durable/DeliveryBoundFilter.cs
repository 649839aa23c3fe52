using MassTransit;

namespace Sagas.Service.Durable;

/// <summary>Waits for what follows no longer than the delivery lasts: a confirm may be lost with its channel.</summary>
internal sealed class DeliveryBoundFilter : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery-bound");

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => next.Send(context).WaitAsync(context.CancellationToken);
}
