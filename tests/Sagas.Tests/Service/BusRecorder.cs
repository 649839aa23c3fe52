using System.Collections.Concurrent;
using MassTransit;
using Sagas.Contracts;
using Sagas.Service.Ingress;

namespace Sagas.Tests.Service;

/// <summary>
/// Writes down the facts and requests that the bus confirmed, and can refuse to take anything. What the saga and the gateways say about
/// them in the same process is not written down.
/// </summary>
internal sealed class BusRecorder : IPublishObserver, ISendObserver
{
    private readonly ConcurrentQueue<Recorded> _recorded = new();

    public bool Broken { get; set; }

    public IReadOnlyList<Recorded> All => [.. _recorded];

    public T Single<T>()
        where T : class, IPaymentMessage => (T)_recorded.Where(one => one.Message is T).ShouldHaveSingleItem().Message;

    public IReadOnlyList<T> Of<T>()
        where T : class, IPaymentMessage => [.. _recorded.Select(one => one.Message).OfType<T>()];

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Broken ? throw new TransportUnavailableException("down") : Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class => RecordAsync(context.Message, context);

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    public Task PreSend<T>(SendContext<T> context)
        where T : class => Broken ? throw new TransportUnavailableException("down") : Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context)
        where T : class => RecordAsync(context.Message, context);

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;

    private Task RecordAsync(object message, SendContext context)
    {
        if (message is IOperatorRequest || EventTypes.All.Any(type => type.Contract == message.GetType()))
        {
            _recorded.Enqueue(new Recorded(message, context.MessageId, context.DestinationAddress, context.SentTime));
        }

        return Task.CompletedTask;
    }
}

/// <summary>One message that the bus took.</summary>
internal sealed record Recorded(object Message, Guid? MessageId, Uri? Destination, DateTime? SentTime);
