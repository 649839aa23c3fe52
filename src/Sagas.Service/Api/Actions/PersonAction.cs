using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Api.Actions;

/// <summary>One decision that a person can take about a payment.</summary>
internal sealed record PersonAction
{
    /// <summary>The last part of its address.</summary>
    public required string Name { get; init; }

    public required string Meaning { get; init; }

    /// <summary>Money leaves the merchant by it, or is believed to have left.</summary>
    public bool MovesMoney { get; init; }

    /// <summary>The states that take it.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>What the body must be.</summary>
    public required ObjectRule Rule { get; init; }

    /// <summary>The body's shape, for the API's description.</summary>
    public required Type Body { get; init; }

    /// <summary>Why the payment as it is now cannot take the decision; <c>null</c> when it can.</summary>
    public Func<PaymentSaga, Decision, string?> WhyNot { get; init; } = static (_, _) => null;

    /// <summary>The request that the saga gets.</summary>
    public required Func<Decision, IOperatorRequest> Request { get; init; }

    public static IReadOnlyList<PersonAction> All { get; } =
    [
        new()
        {
            Name = "approve",
            Meaning = "Give back what waits for approval.",
            MovesMoney = true,
            States = ["AwaitingApproval"],
            Rule = new ObjectRule([EventFields.RequiredReason]),
            Body = typeof(ReasonBody),
            Request = made => new ApproveCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "dismiss",
            Meaning = "Give nothing back.",
            States = ["CompensationScheduled", "AwaitingApproval", "ManualActionRequired"],
            Rule = new ObjectRule([EventFields.RequiredReason]),
            Body = typeof(ReasonBody),
            Request = made => new DismissCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "retry",
            Meaning = "Try again; an operation whose outcome is unknown is asked about, never sent.",
            MovesMoney = true,
            States = ["ManualActionRequired", "Reconciling", "Cancelling", "Reversing", "Refunding"],
            Rule = new ObjectRule([EventFields.RequiredReason]),
            Body = typeof(ReasonBody),
            Request = made => new RetryCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "manual-refund",
            Meaning = "Record that the money was given back by hand.",
            MovesMoney = true,
            States = ["ManualActionRequired", "AwaitingApproval", "Reconciling"],
            Rule = new ObjectRule([EventFields.RequiredReason, EventFields.Amount, EventFields.Reference]),
            Body = typeof(ManualRefundBody),
            WhyNot = static (saga, made) => saga.WhyNotByHand(made.Amount, made.Reference),
            Request = made => new RecordManualRefund
            {
                TeamSlug = made.TeamSlug,
                PaymentId = made.PaymentId,
                Operator = made.Operator,
                Reason = made.Reason,
                Amount = made.Amount,
                Reference = made.Reference,
            },
        },
    ];
}

/// <summary>A decision, read and checked.</summary>
internal sealed record Decision(string TeamSlug, string PaymentId, string Operator, string Reason, long Amount, string Reference);

/// <summary>The body of most decisions.</summary>
/// <param name="Reason">Why, 1-512 characters; kept in the payment's history.</param>
public sealed record ReasonBody(string Reason);

/// <summary>The body of a refund by hand.</summary>
/// <param name="Reason">Why, 1-512 characters; kept in the payment's history.</param>
/// <param name="Amount">What went back, in minor units.</param>
/// <param name="Reference">What identifies it in the back office, 1-128 characters; the same reference counts once.</param>
public sealed record ManualRefundBody(string Reason, long Amount, string Reference);
