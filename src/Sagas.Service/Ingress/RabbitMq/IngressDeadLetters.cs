using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>Puts a body that is no message aside, unchanged, with the reason.</summary>
internal sealed class IngressDeadLetters(IOptions<IngressOptions> options, TimeProvider time, ILogger<IngressDeadLetters> logger)
{
    /// <exception cref="BusUnavailableException">The broker did not confirm; repeating may set it aside twice, which loses nothing.</exception>
    public async Task SetAsideAsync(IngressDelivery delivery, string reason, CancellationToken cancellationToken)
    {
        delivery.ThrowIfClosed();

        // Never cancelled, as every publish: the time limit lies outside of it.
        var publishing = delivery.Channel.BasicPublishAsync(
            IngressNames.DeadLetter, delivery.RoutingKey, mandatory: true, PropertiesOf(delivery, reason), delivery.Body, awaitAck: true);
        try
        {
            await publishing.WaitAsync(options.Value.PublishTimeout, time, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new BusUnavailableException("The broker did not take a refused body.", fault);
        }

        Log.IngressRefused(logger, delivery.Name, reason);
    }

    private static BasicProperties PropertiesOf(IngressDelivery delivery, string reason)
    {
        var properties = new BasicProperties(delivery.Properties) { Persistent = true };
        var headers = delivery.Properties.Headers is { } given
            ? new Dictionary<string, object?>(given, StringComparer.Ordinal)
            : new Dictionary<string, object?>(StringComparer.Ordinal);
        headers[IngressNames.ReasonHeader] = reason;
        headers[IngressNames.NameHeader] = delivery.Name;
        if (properties.UserId is { Length: > 0 } user)
        {
            // The broker closes the channel of whoever claims to be another user.
            headers[IngressNames.UserHeader] = user;
            properties.ClearUserId();
        }

        if (properties.Expiration is { Length: > 0 } expiration)
        {
            headers[IngressNames.ExpirationHeader] = expiration;
            properties.ClearExpiration();
        }

        properties.Headers = headers;
        return properties;
    }
}
