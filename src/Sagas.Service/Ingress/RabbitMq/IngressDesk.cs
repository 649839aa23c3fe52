using MassTransit;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>
/// Brings a delivery to its end: published as its typed message, or set aside. One that could be neither waits here, unacknowledged, until
/// it can.
/// </summary>
internal sealed class IngressDesk(
    IngressTranslator translator,
    IngressDeadLetters deadLetters,
    IHostApplicationLifetime lifetime,
    IOptions<IngressOptions> options,
    TimeProvider time,
    ILogger<IngressDesk> logger)
{
    private static readonly Translation NoSuchName = Translation.Refused(
        $"The routing key is not the name of a message; {IngressNames.Exchange} takes {string.Join(", ", EventTypes.All.Select(type => type.Name))}.");

    public async Task TakeAsync(EventType? type, ReceiveContext context)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, context.CancellationToken);
        var delivery = new IngressDelivery(type, context);
        using var span = IngressTrace.Start(delivery);
        var translated = type is null ? NoSuchName : translator.Translate(type, delivery);
        var wait = options.Value.RepublishAfter;
        // Asked to stop, the process brings to its end what is under way, and ends only the waiting.
        while (!await TryHandOverAsync(delivery, translated, context.CancellationToken))
        {
            // A channel that is closed cannot acknowledge: the broker delivers the message again on the next one.
            delivery.ThrowIfClosed();
            await Task.Delay(wait, time, stop.Token);
            wait = wait + wait < options.Value.RepublishAfterMax ? wait + wait : options.Value.RepublishAfterMax;
        }
    }

    private async Task<bool> TryHandOverAsync(IngressDelivery delivery, Translation translated, CancellationToken cancellationToken)
    {
        try
        {
            await (translated.Message is { } message
                ? translator.PublishAsync(message, translated.MessageId, cancellationToken)
                : deadLetters.SetAsideAsync(delivery, translated.Reason, cancellationToken));
            return true;
        }
        catch (BusUnavailableException fault)
        {
            Log.IngressWaits(logger, delivery.Name, fault);
            return false;
        }
    }
}
