using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Sagas.Service.Durable;

/// <summary>
/// Declares an endpoint's error and skipped queues with the connection, so that they can be watched before the first failure and the move
/// into them cannot fail for want of a queue. Names and arguments are those that the transport uses when it moves a message.
/// </summary>
internal sealed class FailureQueues(string queue, string deadLetterExchange) : IFilter<ChannelContext>
{
    private static readonly string[] Suffixes = ["_error", "_skipped"];

    public void Probe(ProbeContext context) => context.CreateFilterScope("failure-queues");

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        foreach (var name in Suffixes.Select(suffix => queue + suffix))
        {
            await context.QueueDeclare(name, durable: true, exclusive: false, autoDelete: false, QueueShape.WorkArguments(deadLetterExchange));
            await context.ExchangeDeclare(name, ExchangeType.Fanout, durable: true, autoDelete: false, new Dictionary<string, object?>(StringComparer.Ordinal));
            await context.QueueBind(name, name, "", new Dictionary<string, object?>(StringComparer.Ordinal));
        }

        await next.Send(context);
    }
}
