using Microsoft.Extensions.Options;
using Sagas.Service.Api.Keys;
using Sagas.Service.Ingress;

namespace Sagas.Service.Api;

/// <summary>Takes one event: read, check, publish, and only then say so.</summary>
internal sealed class EventIntake(EventReader reader, IMessageOutlet outlet, IOptions<IngressOptions> options, ILogger<EventIntake> logger)
{
    public async Task<IResult> TakeAsync(EventType type, HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, options.Value);
        if (body is null)
        {
            return Problems.TooLarge(options.Value.MaxBodyBytes);
        }

        // An empty body has no type; it is told that it is empty rather than that it is not JSON.
        if (body.Length > 0 && !ContentTypes.IsJson(context.Request))
        {
            return Problems.NotJson();
        }

        var reading = reader.Read(type, body);
        var givenId = MessageIdHeader.Read(context.Request, reading.Errors);
        if (reading.Message is not { } message || reading.Errors.Any)
        {
            return Problems.Invalid(reading.Errors.ToDictionary(), $"The body is not a valid {type.Name}; nothing was published.");
        }

        if (!context.MaySee(message.TeamSlug))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, $"This key may not speak for team \"{message.TeamSlug}\"; nothing was published.");
        }

        var id = IngressId.Of(type.Name, message, givenId, body);
        try
        {
            await outlet.PublishAsync(message, id);
        }
        catch (BusUnavailableException fault)
        {
            Log.BusUnavailable(logger, id, type.Name, fault);
            return Problems.BusUnavailable(options.Value.RetryAfter);
        }

        return TypedResults.Json(new Accepted202(id, PaymentAddress.Of(message.TeamSlug, message.PaymentId)), statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>What a caller gets when the bus has the message.</summary>
/// <param name="MessageId">The message's id; the same for a repeated request.</param>
/// <param name="Payment">Where to look what became of it.</param>
public sealed record Accepted202(Guid MessageId, string Payment);
