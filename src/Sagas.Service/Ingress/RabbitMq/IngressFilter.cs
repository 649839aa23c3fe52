using MassTransit;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>
/// Takes a raw delivery of an ingress queue. It stands in front of the bus's own deserialiser and calls nothing behind itself: the body is
/// nobody's envelope, whatever its content type says. Returning acknowledges.
/// </summary>
/// <param name="type">What the queue stands for; <c>null</c> for the queue of what no other takes.</param>
/// <param name="desk">Who works on it. It needs the bus, which is being made while this filter is.</param>
internal sealed class IngressFilter(EventType? type, Lazy<IngressDesk> desk) : IFilter<ReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("plain-json-ingress").Add("name", type?.Name ?? IngressNames.Unrouted);

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => desk.Value.TakeAsync(type, context);
}
