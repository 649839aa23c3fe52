using Microsoft.Extensions.Options;
using Sagas.Contracts;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>Makes the typed message of a delivery, with the checks and the id of <c>POST /events</c>: one message, whichever way it came.</summary>
internal sealed class IngressTranslator(EventReader reader, IMessageOutlet outlet, IOptions<IngressOptions> options)
{
    private const string MessageId = "messageId";
    private const int LongestReason = 2_000;

    public Translation Translate(EventType type, IngressDelivery delivery)
    {
        if (delivery.Body.Length > options.Value.MaxBodyBytes)
        {
            return Translation.Refused($"The body is larger than {options.Value.MaxBodyBytes} bytes.");
        }

        var reading = reader.Read(type, delivery.Body);
        if (delivery.GivenId is { } given && IngressId.Given.Fault(given) is { } fault)
        {
            reading.Errors.Add(MessageId, fault);
        }

        return reading.Message is { } message && !reading.Errors.Any
            ? new Translation(message, IngressId.Of(type.Name, message, delivery.GivenId, delivery.Body), "")
            : Translation.Refused(Sentences(reading.Errors));
    }

    public Task PublishAsync(IPaymentMessage message, Guid messageId, CancellationToken cancellationToken) =>
        outlet.PublishAsync(message, messageId, cancellationToken);

    private static string Sentences(BodyErrors errors)
    {
        var text = string.Join("; ", errors.ToDictionary().Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}"));
        return text.Length <= LongestReason ? text : string.Concat(text.AsSpan(0, LongestReason), "…");
    }
}

/// <summary>A message with its id, or the reason why there is none.</summary>
internal sealed record Translation(IPaymentMessage? Message, Guid MessageId, string Reason)
{
    public static Translation Refused(string reason) => new(null, Guid.Empty, reason);
}
