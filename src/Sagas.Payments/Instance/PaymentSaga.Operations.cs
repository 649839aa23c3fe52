using System.Diagnostics;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>The operation that is not closed; at most one.</summary>
    [JsonIgnore]
    public Operation? OpenOperation => Operations is [.., { IsClosed: false } last] ? last : null;

    /// <summary>The question about the open operation, for whoever has reason to believe that its gateway has news; <c>null</c> when none is open.</summary>
    public ResolveOperation? AskAboutOpenOperation() =>
        OpenOperation is { } open && Gateway is not null && Currency is not null ? GatewayCommands.Resolve(this, open) : null;

    /// <summary>Money that went back under this reference is in the row: by an operation of ours, or told before.</summary>
    public bool KnowsReturn(string reference) =>
        IsReturnKnown(reference) || Operations.Exists(operation => string.Equals(operation.Reference, reference, StringComparison.Ordinal));

    /// <summary>Decides a new operation that is not about items; the previous one has to be closed.</summary>
    /// <exception cref="InvalidOperationException">The previous operation is open.</exception>
    public Operation Decide(OperationKind? kind, long amount, DateTimeOffset now) => Decide(kind, new Portion(amount), now);

    /// <summary>Decides a new operation; the previous one has to be closed.</summary>
    /// <exception cref="InvalidOperationException">The previous operation is open.</exception>
    public Operation Decide(OperationKind? kind, Portion portion, DateTimeOffset now)
    {
        if (OpenOperation is { } open)
            throw new InvalidOperationException($"Payment {TeamSlug}/{PaymentId}: operation {open.Ordinal} is open; a second one would move money twice.");
        var ordinal = Operations.Count + 1;
        var operation = new Operation
        {
            Id = SagaIds.ForOperation(CorrelationId, ordinal),
            Ordinal = ordinal,
            Kind = kind,
            Amount = portion.Amount,
            Items = portion.Items?.ToList(),
            Scope = portion.Scope,
            DecidedAt = now,
            TraceParent = Activity.Current?.Id,
        };
        Operations.Add(operation);
        if (kind is not null)
            BindClaimsTo(operation);
        return operation;
    }

    /// <summary>
    /// Opens an operation again that a person closed without proof, or whose call may still arrive: what became of it has to be known before a new one is decided.
    /// </summary>
    public Operation? ReopenWhatWasLeftInDoubt(DateTimeOffset now)
    {
        if (Operations is not [.., { IsClosed: true } last] || !(last.IsLeftInDoubt || last.MayStillArrive(now)))
            return null;
        Remark($"what became of operation {last.Ordinal} was never proven: the gateway is asked first");
        last.Progress = OperationProgress.Unknown;
        last.IsLeftInDoubt = false;
        last.ClosedAt = null;
        BindClaimsTo(last);
        return last;
    }

    /// <summary>Nothing was sent and nobody gave anything back by hand: what stopped the compensation may have gone with a new fact.</summary>
    [JsonIgnore]
    public bool IsUntouched => Operations.TrueForAll(operation => operation.Kind is null) && !OutsideReturns.Exists(known => known.ByHand);

    /// <summary>How money goes back from the present status; <c>null</c> when none is there to go back.</summary>
    [JsonIgnore]
    public OperationKind? KindByStatus => Status switch
    {
        PaymentStatus.New => OperationKind.Cancel,
        PaymentStatus.Authorized => OperationKind.Reverse,
        PaymentStatus.Confirmed => OperationKind.Refund,
        _ => null,
    };

    /// <summary>The operation is still what would be decided now.</summary>
    public bool StillWants(Operation operation) =>
        operation.Kind is not null && operation.Kind == KindByStatus && NextPortion().IsOf(operation);

    private void BindClaimsTo(Operation operation)
    {
        foreach (var claim in Granted.Where(claim => IsAbout(operation, claim)))
            claim.OperationOrdinal ??= operation.Ordinal;
    }

    private static bool IsAbout(Operation operation, Claim claim) =>
        operation.Scope is { } scope ? Scopes.AreSame(scope, claim.Scope) : operation.Items is null || !claim.IsUnnamed;
}
