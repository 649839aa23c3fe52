using Sagas.Contracts;

namespace Sagas.Gateways.OmniCart;

/// <summary>
/// A gateway of carts: every item has a status and an amount of its own, and what goes back are items. It knows no key of an operation;
/// the items' state makes each call safe to repeat.
/// </summary>
internal sealed class OmniCartGateway(string instance, OmniCartOptions options, GatewayHttpClient http) : IPaymentGateway
{
    public const string KindName = "OmniCart";

    private readonly OmniCartClient _client = new(options, http);
    private readonly OmniCartReader _reader = new(new OmniCartClient(options, http));

    public GatewayCapabilities Capabilities { get; } = new()
    {
        CancelUnpaid = false,
        PartialReverse = true,
        PartialRefund = true,
        KnowsItems = true,
        Repeatable = OperationKinds.All,
    };

    public static IPaymentGateway Create(GatewayContext context) => new OmniCartGateway(
        context.Name, context.Bind<OmniCartOptions>(OmniCartOptions.Check), context.Http);

    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Kind is not { } kind || CartOf(operation) is not { } cartId)
            return new GatewayPreparation { Decided = Refused($"{instance} needs a kind of operation and the cart's id.") };
        var read = await _reader.ReadAsync(cartId, cancellationToken);
        if (read.Cart is not { } cart)
            return new GatewayPreparation { Decided = read.Trouble };
        var (narrowed, trouble) = await NarrowAsync(operation, cartId, cancellationToken);
        if (trouble is not null)
            return new GatewayPreparation { Decided = trouble };

        var (wanted, why) = OmniCartScope.Resolve(operation, kind, cart, narrowed);
        var (plan, decided) = why is null ? OmniCartDecision.Of(operation, kind, cart, wanted) : (null, Refused(why));
        return new GatewayPreparation { Decided = decided, Snapshot = plan?.Write() };
    }

    public async Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (operation.Kind is not { } kind || CartOf(operation) is not { } cartId || OmniCartPlan.Read(operation.Snapshot) is not { } plan)
            return Refused("The cart's status was not read before; nothing was sent.");

        return await _client.MoveAsync(operation, cartId, plan, cancellationToken) switch
        {
            OmniCartReply.NotSent unsent => new GatewayOutcome.NotSent { Message = unsent.Message, RetryAfter = unsent.RetryAfter },
            OmniCartReply.Lost lost => new GatewayOutcome.Unknown { Message = lost.Message },
            OmniCartReply.Answer answer => await JudgeAsync(operation, kind, cartId, plan, answer, cancellationToken),
            _ => new GatewayOutcome.Unknown { Message = "No reply." },
        };
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (CartOf(operation) is not { } cartId)
            return new GatewayOutcome.Unknown { Message = $"{instance} can be asked only with the cart's id." };
        var read = await _reader.ReadAsync(cartId, cancellationToken);
        if (read.Cart is not { } cart)
            return new GatewayOutcome.Unknown { Code = read.Trouble?.Code, Message = read.Trouble?.Message };
        if (operation.Kind is not { } kind || OmniCartPlan.Read(operation.Snapshot) is not { } plan)
            return OmniCartOutcomes.OfStanding(operation, cart);
        var (status, amount) = cart.Standing;
        return OmniCartOutcomes.OfProgress(kind, plan, cart) ?? new GatewayOutcome.NotDone { GatewayStatus = status, GatewayAmount = amount };
    }

    private async Task<GatewayOutcome> JudgeAsync(
        GatewayOperation operation, OperationKind kind, string cartId, OmniCartPlan plan, OmniCartReply.Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Meaning)
        {
            case OmniCartMeaning.NotNow:
                return new GatewayOutcome.NotSent { Code = answer.Code, Message = answer.Message };
            case OmniCartMeaning.Refused:
                return Refused(answer.Message ?? "Refused without a reason.") with { Code = answer.Code };
            case OmniCartMeaning.Unclear:
                return new GatewayOutcome.Unknown { Code = answer.Code, Message = answer.Message ?? "The answer has no code." };
        }

        var read = await _reader.ReadAsync(cartId, cancellationToken);
        if (read.Cart is not { } cart)
            return new GatewayOutcome.Unknown { Code = answer.Code, Message = $"{answer.Message}; and the cart could not be read: {read.Trouble?.Message}" };
        var outcome = OmniCartOutcomes.OfProgress(kind, plan, cart);
        return answer.Meaning == OmniCartMeaning.Done
            ? outcome ?? new GatewayOutcome.Accepted { Code = answer.Code, Message = "The gateway says it is done and does not show it yet." }
            : OfRefusal(operation, kind, plan, cart, outcome, answer);
    }

    /// <summary>The call found no item in the status that it needs: it was done before, or the items have moved on.</summary>
    private static GatewayOutcome OfRefusal(
        GatewayOperation operation, OperationKind kind, OmniCartPlan plan, OmniCartCart cart, GatewayOutcome? outcome, OmniCartReply.Answer answer)
    {
        if (outcome is GatewayOutcome.Succeeded done)
            return done with { Code = answer.Code, External = operation.Attempt <= 1 };
        // Without an outcome every item of the call is still in the cart.
        var told = outcome
            ?? OmniCartDecision.Of(operation, kind, cart, [.. plan.Steps.Select(step => OmniCartShare.Of(cart.Find(step.ItemId)!, kind, step.Owed))]).Decided
            ?? new GatewayOutcome.NotSent { Message = $"{answer.Message}; yet the cart shows the items as they were." };
        return told with { Code = answer.Code };
    }

    private async Task<(IReadOnlySet<string>? Ids, GatewayOutcome? Trouble)> NarrowAsync(
        GatewayOperation operation, string cartId, CancellationToken cancellationToken) =>
        operation.Scope?.TimerEnabled is { } enabled ? await _reader.NarrowAsync(cartId, enabled, cancellationToken) : (null, null);

    private static string? CartOf(GatewayOperation operation) => operation.GatewaySessionId ?? operation.GatewayPaymentId;

    private static GatewayOutcome.Rejected Refused(string message) => new(RejectionCause.Refused) { Message = message };
}
