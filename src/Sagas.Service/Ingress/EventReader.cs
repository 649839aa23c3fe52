using System.Text.Json;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Ingress;

/// <summary>Turns the bytes of a plain-JSON event into its typed message, or into everything that is wrong with them. Knows no transport.</summary>
internal sealed class EventReader(IOptions<IngressOptions> options, TimeProvider time)
{
    public EventReading Read(EventType type, ReadOnlyMemory<byte> body)
    {
        var errors = new BodyErrors();
        using var document = JsonBody.Parse(body, errors);
        if (document is null)
        {
            return new EventReading(null, errors);
        }

        var read = type.Body.Read(document.RootElement, BodyErrors.Root, new ReadingContext(errors, time.GetUtcNow(), options.Value.MaxAhead));
        if (read is null || errors.Any)
        {
            return new EventReading(null, errors);
        }

        // An absent occurredAt stays absent: the time of receipt travels as the envelope's sent time, which the saga takes instead.
        // Written into the message it would make every repetition look like another body under the same id, which is an alert.
        var message = (IPaymentMessage?)read.Deserialize(type.Contract, JsonSerializerOptions.Web);
        return new EventReading(message, errors);
    }
}

/// <summary>What a body was: a message, or errors.</summary>
internal sealed record EventReading(IPaymentMessage? Message, BodyErrors Errors);
