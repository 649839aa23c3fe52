using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Api.Actions;

/// <summary>Takes a person's decision about a payment and hands it to the saga, which has the last word.</summary>
internal sealed class ActionDesk(
    IPaymentReader reader, IMessageOutlet outlet, IOptions<IngressOptions> options, TimeProvider time, ILogger<ActionDesk> logger)
{
    // Embedded mode has no keys; elsewhere the name is that of the key.
    private const string DemoOperator = "demo";

    public async Task<IResult> TakeAsync(PersonAction action, HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, options.Value);
        if (body is null)
        {
            return Problems.TooLarge(options.Value.MaxBodyBytes);
        }

        if (body.Length > 0 && !ContentTypes.IsJson(context.Request))
        {
            return Problems.NotJson();
        }

        var errors = new BodyErrors();
        var asked = await AskedPayment.FindAsync(context, reader);
        var decision = Read(action, body, asked, OperatorOf(context), errors);
        var givenId = MessageIdHeader.Read(context.Request, errors);
        if (decision is null || errors.Any)
        {
            return Problems.Invalid(errors.ToDictionary(), $"The body is not a valid {action.Name}; nothing was done.");
        }

        return asked.Saga is not { } saga ? PaymentEndpoints.NotFound(asked)
            : !action.States.Contains(saga.State, StringComparer.Ordinal) ? Conflict(action, saga)
            : action.WhyNot(saga, decision) is { } why ? Problems.Of(StatusCodes.Status409Conflict, $"{why}; nothing was done.")
            : await SendAsync(action, decision, saga, givenId);
    }

    /// <summary>Who decides: never taken from the body.</summary>
    public static string OperatorOf(HttpContext context) => context.User.Identity?.Name ?? DemoOperator;

    private async Task<IResult> SendAsync(PersonAction action, Decision decision, PaymentSaga saga, string? givenId)
    {
        // Without the caller's own id every request is a new decision: saying "retry" twice is two retries.
        var request = action.Request(decision);
        var id = givenId is null
            ? Guid.CreateVersion7(time.GetUtcNow())
            : SagaIds.ForMessage(EventTypes.NameOf(request.GetType()), decision.TeamSlug, decision.PaymentId, givenId);
        try
        {
            await outlet.SendToSagaAsync(request, id);
        }
        catch (BusUnavailableException fault)
        {
            Log.BusUnavailable(logger, id, action.Name, fault);
            return Problems.BusUnavailable(options.Value.RetryAfter);
        }

        Log.OperatorActed(logger, decision.Operator, action.Name, decision.TeamSlug, decision.PaymentId, saga.State);
        return TypedResults.Json(new Accepted202(id, PaymentAddress.Of(decision.TeamSlug, decision.PaymentId)), statusCode: StatusCodes.Status202Accepted);
    }

    private static Decision? Read(PersonAction action, ReadOnlyMemory<byte> body, AskedPayment asked, string by, BodyErrors errors)
    {
        using var document = JsonBody.Parse(body, errors);
        if (document is null
            || action.Rule.Read(document.RootElement, BodyErrors.Root, new ReadingContext(errors, default, default)) is not { } read
            || errors.Any)
        {
            return null;
        }

        return new Decision(
            asked.TeamSlug,
            asked.PaymentId,
            by,
            (string?)read[EventFields.RequiredReason.Name] ?? "",
            (long?)read[EventFields.Amount.Name] ?? 0,
            (string?)read[EventFields.Reference.Name] ?? "");
    }

    private static IResult Conflict(PersonAction action, PaymentSaga saga) => Problems.Of(
        StatusCodes.Status409Conflict,
        $"The payment is in state {saga.State}, which does not take {action.Name}; {string.Join(", ", action.States)} do.",
        new KeyValuePair<string, object?>("state", saga.State),
        new KeyValuePair<string, object?>("allowedStates", action.States));
}
