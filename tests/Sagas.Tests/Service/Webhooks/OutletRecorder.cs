using Sagas.Service.Ingress;

namespace Sagas.Tests.Service.Webhooks;

/// <summary>A bus that writes down what it is given.</summary>
internal sealed class OutletRecorder : IMessageOutlet
{
    public List<(string Where, object Message, Guid Id)> Taken { get; } = [];

    public Task PublishAsync(object message, Guid messageId, CancellationToken cancellationToken = default) => TakeAsync("all", message, messageId);

    public Task PublishFromWebhookAsync(string gateway, object message, Guid messageId) => TakeAsync("all", message, messageId);

    public Task SendToSagaAsync(object message, Guid messageId) => TakeAsync("saga", message, messageId);

    public Task SendToGatewayAsync(string instance, object message, Guid messageId) => TakeAsync(instance, message, messageId);

    private Task TakeAsync(string where, object message, Guid id)
    {
        Taken.Add((where, message, id));
        return Task.CompletedTask;
    }
}
