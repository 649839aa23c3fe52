using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Service.Api.Views;

/// <summary>A payment as people and other services see it. All amounts are minor units of <see cref="Currency"/>.</summary>
public sealed record PaymentView
{
    public required string TeamSlug { get; init; }

    public required string PaymentId { get; init; }

    public string? OrderId { get; init; }

    public string? Gateway { get; init; }

    public string? GatewayPaymentId { get; init; }

    public string? GatewaySessionId { get; init; }

    /// <summary>What the outside world sees; <c>null</c> until a payment fact is known.</summary>
    public PaymentStatus? Status { get; init; }

    /// <summary>The saga's own position.</summary>
    public required string State { get; init; }

    /// <summary>What was taken, else what was announced, else 0.</summary>
    public required long OriginalAmount { get; init; }

    /// <summary>What remains with the merchant.</summary>
    public required long NewAmount { get; init; }

    public required long ReturnedAmount { get; init; }

    public string? Currency { get; init; }

    /// <summary>Why the payment is where it is.</summary>
    public string? Reason { get; init; }

    /// <summary>What happens next, and when.</summary>
    public required NextStep Next { get; init; }

    /// <summary>The open operation, else the last one.</summary>
    public OperationView? Operation { get; init; }

    /// <summary>Who looks after it.</summary>
    public string? Owner { get; init; }

    /// <summary>What one person has decided and another one has to confirm.</summary>
    public FirstDecisionView? WaitsForSecondPerson { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required long Version { get; init; }

    public static PaymentView From(PaymentSaga saga) => new()
    {
        TeamSlug = saga.TeamSlug,
        PaymentId = saga.PaymentId,
        OrderId = saga.OrderId,
        Gateway = saga.Gateway,
        GatewayPaymentId = saga.GatewayPaymentId,
        GatewaySessionId = saga.GatewaySessionId,
        Status = saga.Status,
        State = saga.State,
        OriginalAmount = saga.OriginalAmount,
        NewAmount = saga.NewAmount,
        ReturnedAmount = saga.ReturnedAmount,
        Currency = saga.Currency,
        Reason = saga.Reason,
        Next = NextStep.Of(saga),
        Operation = saga.Operations is [.., var last] ? OperationView.From(last) : null,
        Owner = saga.Handling?.Owner,
        WaitsForSecondPerson = saga.Handling?.First is { } first && first.IsAbout(saga) ? new FirstDecisionView(first.Action, first.By, first.Reason, first.At) : null,
        CreatedAt = saga.CreatedAt,
        UpdatedAt = saga.UpdatedAt,
        Version = saga.Version,
    };
}

/// <summary>A decision of the first of two people.</summary>
/// <param name="Action">Such as approve.</param>
/// <param name="By">Who decided; the second one must be another.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record FirstDecisionView(string Action, string By, string Reason, DateTimeOffset At);
