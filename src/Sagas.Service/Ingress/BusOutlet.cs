using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Contracts;

namespace Sagas.Service.Ingress;

/// <summary>
/// Publishes through MassTransit. A publish is never cancelled, because that corrupts the broker client's confirms: the time limit lies outside
/// of it, and what a late one did is logged.
/// </summary>
internal sealed class BusOutlet(IBus bus, IOptions<IngressOptions> options, TimeProvider time, ILogger<BusOutlet> logger) : IMessageOutlet
{
    public Task PublishAsync(object message, Guid messageId, CancellationToken cancellationToken = default) =>
        ConfirmAsync(PublishCoreAsync(message, WithId<PublishContext>(messageId)), messageId, cancellationToken);

    public Task PublishFromWebhookAsync(string gateway, object message, Guid messageId) => ConfirmAsync(
        PublishCoreAsync(message, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = messageId;
            context.Headers.Set(WellKnownHeaders.Webhook, gateway);
        })),
        messageId, CancellationToken.None);

    public Task SendToSagaAsync(object message, Guid messageId) =>
        ConfirmAsync(SendAsync(SagaAddress.Of(message.GetType()), message, messageId), messageId, CancellationToken.None);

    public Task SendToGatewayAsync(string instance, object message, Guid messageId) =>
        ConfirmAsync(SendAsync(WellKnownEndpoints.GatewayAddress(instance), message, messageId), messageId, CancellationToken.None);

    private static IPipe<T> WithId<T>(Guid messageId)
        where T : class, SendContext => Pipe.Execute<T>(context => context.MessageId = messageId);

    // Async, so that what the bus throws at once is a failed task too.
    private async Task PublishCoreAsync(object message, IPipe<PublishContext> shape) =>
        await bus.Publish(message, message.GetType(), shape, CancellationToken.None);

    private async Task SendAsync(Uri address, object message, Guid messageId)
    {
        var endpoint = await bus.GetSendEndpoint(address);
        await endpoint.Send(message, message.GetType(), WithId<SendContext>(messageId), CancellationToken.None);
    }

    private async Task ConfirmAsync(Task sending, Guid messageId, CancellationToken cancellationToken)
    {
        try
        {
            await sending.WaitAsync(options.Value.PublishTimeout, time, cancellationToken);
        }
        catch (TimeoutException late) when (!sending.IsCompleted)
        {
            LogWhenDone(sending, messageId);
            throw new BusUnavailableException("The bus did not confirm the message in time.", late);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogWhenDone(sending, messageId);
            throw;
        }
        catch (Exception fault) when (fault is not BusUnavailableException)
        {
            // Whatever the transport throws, also a cancellation of its own when it stops: the message was not confirmed.
            throw new BusUnavailableException("The bus did not take the message.", fault);
        }
    }

    private void LogWhenDone(Task sending, Guid messageId) => _ = sending.ContinueWith(
        done => Log.LateConfirm(logger, messageId, done.IsCompletedSuccessfully, done.Exception?.InnerException),
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
