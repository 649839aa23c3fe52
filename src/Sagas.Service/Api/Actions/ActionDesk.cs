using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Components;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Api.Actions;

/// <summary>Takes a person's decision about a payment and hands it to the saga, which has the last word.</summary>
internal sealed class ActionDesk(
    IPaymentReader reader, IMessageOutlet outlet, IOptions<IngressOptions> options, IOptions<PageOptions> limits, TimeProvider time, ILogger<ActionDesk> logger)
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
        var givenId = MessageIdHeader.Read(context.Request, errors);
        return (await DecideAsync(action, body, asked, new Decider(OperatorOf(context)), givenId, errors)).Result;
    }

    /// <summary>Takes a decision, whichever way it came.</summary>
    /// <param name="action">What is decided.</param>
    /// <param name="body">The decision, as the API describes it.</param>
    /// <param name="asked">About which payment.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="givenId">The caller's own id of the decision: repeated, it is one decision.</param>
    /// <param name="errors">What was wrong with the request before.</param>
    public async Task<DeskAnswer> DecideAsync(
        PersonAction action, ReadOnlyMemory<byte> body, AskedPayment asked, Decider by, string? givenId, BodyErrors errors)
    {
        var decision = Read(action, body, asked, by.Name, errors);
        if (decision is null || errors.Any)
        {
            return new DeskAnswer(
                StatusCodes.Status400BadRequest, errors.ToSentence(), Problems.Invalid(errors.ToDictionary(), $"The body is not a valid {action.Name}; nothing was done."));
        }

        return asked.Saga is not { } saga
                ? new DeskAnswer(StatusCodes.Status404NotFound, "There is no such payment.", PaymentEndpoints.NotFound(asked))
            : !action.States.Contains(saga.State, StringComparer.Ordinal) ? Conflict(action, saga)
            : (action.WhyNever(saga) ?? action.WhyNot(saga, decision)) is { } why ? DeskAnswer.Conflict($"{why}; nothing was done.")
            : by.DryRun ? DeskAnswer.Done(TypedResults.NoContent())
            : !by.IsConfirmed && NeedsSecondPerson(action, saga) ? await DecideTogetherAsync(action, decision, saga, by, givenId)
            : await SendAsync(action, action.Request(decision), decision, saga, givenId);
    }

    /// <summary>Whether a decision moves so much that one person cannot take it alone.</summary>
    public bool NeedsSecondPerson(PersonAction action, PaymentSaga saga) =>
        action.MovesMoney && limits.Value.NeedsSecondPerson(CustomersMoney.AtRisk(saga), saga.Currency);

    // The first person's decision is kept with the payment, in its history too; the second one's moves the money.
    private Task<DeskAnswer> DecideTogetherAsync(PersonAction action, Decision decision, PaymentSaga saga, Decider by, string? givenId)
    {
        if (saga.Handling?.First is not { } first || !first.Fits(saga, action.Name, decision.Amount, decision.Reference))
        {
            return SendAsync(action, Proposal(action, decision), decision, saga, givenId);
        }

        var refused = string.Equals(first.By, by.Name, StringComparison.Ordinal)
                ? DeskAnswer.Conflict($"{first.By} has decided this already; so much needs another person as the second one. Nothing was done.")
            : !by.IsApprover ? DeskAnswer.Of(StatusCodes.Status403Forbidden, "So much needs an approver, signed in to the pages, as the second person. Nothing was done.")
            : null;
        var together = decision with { Reason = $"{decision.Reason} (first person {first.By})" };
        return refused is null ? SendAsync(action, action.Request(together), together, saga, givenId) : Task.FromResult(refused);
    }

    private static ProposeDecision Proposal(PersonAction action, Decision decision) => new()
    {
        TeamSlug = decision.TeamSlug,
        PaymentId = decision.PaymentId,
        Operator = decision.Operator,
        Reason = decision.Reason,
        Action = action.Name,
        Amount = decision.Amount,
        Reference = decision.Reference.Length == 0 ? null : decision.Reference,
    };

    /// <summary>Who decides: never taken from the body.</summary>
    public static string OperatorOf(HttpContext context) => context.User.Identity?.Name ?? DemoOperator;

    /// <summary>The id of the message that a decision with the caller's own id becomes.</summary>
    public static Guid IdOf(PersonAction action, AskedPayment asked, string givenId) => IdOf(
        action.Request(new Decision(asked.TeamSlug, asked.PaymentId, "", "", Amount: 0, "")), asked.TeamSlug, asked.PaymentId, givenId);

    private static Guid IdOf(IOperatorRequest request, string teamSlug, string paymentId, string givenId) =>
        SagaIds.ForMessage(EventTypes.NameOf(request.GetType()), teamSlug, paymentId, givenId);

    private async Task<DeskAnswer> SendAsync(PersonAction action, IOperatorRequest request, Decision decision, PaymentSaga saga, string? givenId)
    {
        // Without the caller's own id every request is a new decision: saying "retry" twice is two retries.
        var id = givenId is null
            ? Guid.CreateVersion7(time.GetUtcNow())
            : IdOf(request, decision.TeamSlug, decision.PaymentId, givenId);
        try
        {
            await outlet.SendToSagaAsync(request, id);
        }
        catch (BusUnavailableException fault)
        {
            Log.BusUnavailable(logger, id, action.Name, fault);
            return new DeskAnswer(
                StatusCodes.Status503ServiceUnavailable, "The message bus did not take it. Do it again.", Problems.BusUnavailable(options.Value.RetryAfter));
        }

        Log.OperatorActed(logger, decision.Operator, action.Name, decision.TeamSlug, decision.PaymentId, saga.State);
        return DeskAnswer.Done(TypedResults.Json(
            new Accepted202(id, PaymentAddress.Of(decision.TeamSlug, decision.PaymentId)), statusCode: StatusCodes.Status202Accepted));
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

    private static DeskAnswer Conflict(PersonAction action, PaymentSaga saga) => DeskAnswer.Conflict(
        $"The payment is in state {saga.State}, which does not take {action.Name}; {string.Join(", ", action.States)} do.",
        new KeyValuePair<string, object?>("state", saga.State),
        new KeyValuePair<string, object?>("allowedStates", action.States));
}
