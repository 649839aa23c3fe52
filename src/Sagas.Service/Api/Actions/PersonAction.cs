using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Api.Actions;

/// <summary>One decision that a person can take about a payment.</summary>
internal sealed record PersonAction
{
    // Before the list, whose entries take it.
    private static readonly ObjectRule ReasonAlone = new([EventFields.RequiredReason]);

    /// <summary>The last part of its address.</summary>
    public required string Name { get; init; }

    public required string Meaning { get; init; }

    /// <summary>What its button says; <c>null</c> for the name.</summary>
    public string? Title { get; init; }

    /// <summary>It decides about the money: who may do it depends on the sum. What does not is for every operator.</summary>
    public bool Decides { get; init; } = true;

    /// <summary>It is offered for many payments at once.</summary>
    public bool InBulk { get; init; }

    /// <summary>Money leaves the merchant by it, or is believed to have left.</summary>
    public bool MovesMoney { get; init; }

    /// <summary>The states that take it.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>What the body must be: for most a reason, and no more.</summary>
    public ObjectRule Rule { get; init; } = ReasonAlone;

    /// <summary>The body's shape, for the API's description.</summary>
    public Type Body { get; init; } = typeof(ReasonBody);

    /// <summary>Why the payment as it is now takes no such decision from anybody, and no page offers it; <c>null</c> when it does.</summary>
    public Func<PaymentSaga, string?> WhyNever { get; init; } = static _ => null;

    /// <summary>Why the payment as it is now cannot take this very decision; <c>null</c> when it can.</summary>
    public Func<PaymentSaga, Decision, string?> WhyNot { get; init; } = static (_, _) => null;

    /// <summary>The request that the saga gets.</summary>
    public required Func<Decision, IOperatorRequest> Request { get; init; }

    public static IReadOnlyList<PersonAction> All { get; } =
    [
        new()
        {
            Name = "approve",
            InBulk = true,
            Meaning = "Give back what waits for approval.",
            MovesMoney = true,
            States = ["AwaitingApproval"],
            Request = made => new ApproveCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "dismiss",
            InBulk = true,
            Meaning = "Give nothing back.",
            States = ["CompensationScheduled", "AwaitingApproval", "ManualActionRequired"],
            Request = made => new DismissCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "retry",
            InBulk = true,
            Meaning = "Try again; an operation whose outcome is unknown is asked about, never sent.",
            MovesMoney = true,
            States = ["ManualActionRequired", "Reconciling", "Cancelling", "Reversing", "Refunding"],
            Request = made => new RetryCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "manual-refund",
            Title = "Record a refund by hand",
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
        new()
        {
            Name = "resolve",
            Title = "Resolve now",
            Meaning = "Ask the gateway now what became of the operation; nothing is sent.",
            Decides = false,
            States = ["Reconciling", "Cancelling", "Reversing", "Refunding", "ManualActionRequired"],
            WhyNever = static saga => HasDoubt(saga) ? null : "no operation is in doubt, so there is nothing to ask the gateway about",
            Request = made => new RetryCompensation { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "take",
            Title = "Look after it",
            Meaning = "Tell the others that you look after this payment.",
            Decides = false,
            States = SagaStates.All,
            WhyNot = static (saga, made) => saga.Handling?.Owner == made.Operator ? $"{made.Operator} looks after it already" : null,
            Request = made => new TakePayment { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason, Owner = made.Operator },
        },
        new()
        {
            Name = "release",
            Title = "Look after it no more",
            Meaning = "Tell the others that nobody looks after this payment any more.",
            Decides = false,
            States = SagaStates.All,
            WhyNever = static saga => saga.Handling?.Owner is null ? "nobody looks after it" : null,
            Request = made => new TakePayment { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
        new()
        {
            Name = "note",
            Title = "Add a note",
            Meaning = "Write something down in the payment's history; nothing else changes.",
            Decides = false,
            States = SagaStates.All,
            Request = made => new NotePayment { TeamSlug = made.TeamSlug, PaymentId = made.PaymentId, Operator = made.Operator, Reason = made.Reason },
        },
    ];

    private static bool HasDoubt(PaymentSaga saga) => saga.OpenOperation is { Kind: not null } open && (open.IsInDoubt || saga.AskFirst);
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
