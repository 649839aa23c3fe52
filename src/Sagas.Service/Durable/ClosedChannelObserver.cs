using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client.Exceptions;
using Sagas.Storage;

namespace Sagas.Service.Durable;

/// <summary>
/// Gives another name to the failure of a message that ends after its channel has closed. Under its own name the transport answers it by
/// closing the channel once more and waiting for the channel's consumers, of which this message is one; the end of the connection waits for
/// the same, and no new connection is ever made.
/// </summary>
internal sealed class ClosedChannelObserver : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) =>
        exception is OperationInterruptedException && context.TryGetPayload(out ChannelContext? channel) && channel.Channel.IsClosed
            ? throw new DeliveryEndedException(exception)
            : Task.CompletedTask;
}
