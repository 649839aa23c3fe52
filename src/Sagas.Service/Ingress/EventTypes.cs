using System.Collections.Frozen;
using System.Reflection;
using MassTransit;
using Sagas.Contracts;
using static Sagas.Service.Ingress.EventFields;

namespace Sagas.Service.Ingress;

/// <summary>Every message that the plain-JSON ingress takes: facts and <see cref="CancelPayment"/>. People's decisions have their own API.</summary>
internal static class EventTypes
{
    private const string Prefix = "sagas.";

    public static IReadOnlyList<EventType> All { get; } =
    [
        Of<PaymentInitiated>("A payment was announced and is not paid yet.", PaymentFact()),
        Of<PaymentAuthorized>("The amount is held on the customer's account.", PaymentFact()),
        Of<PaymentCaptured>("The amount was taken; it is the refundable amount.", PaymentFact()),
        Of<PaymentExpired>("The payment ended by itself.", PaymentFact()),
        Of<PaymentReturnedElsewhere>("Money went back without this service.", PaymentFact(Reference)),
        Of<PaymentDisputed>("The customer disputes the payment.", PaymentFact(OptionalReason)),
        Of<ItemGranted>("Bought items were granted.", StepFact()),
        Of<ItemGrantFailed>("Bought items could not be granted, for good.", StepFact(RequiredReason, Scope)),
        Of<NotificationDelivered>("The buyer was notified.", StepFact()),
        Of<NotificationFailed>("The buyer could not be notified, for good.", StepFact(RequiredReason, Scope)),
        Of<CancelPayment>("Undo a payment on the merchant's request.", CancelRequest()),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> OperatorRequests =
        new[] { typeof(ApproveCompensation), typeof(DismissCompensation), typeof(RetryCompensation), typeof(RecordManualRefund), typeof(NotePayment), typeof(TakePayment), typeof(ProposeDecision) }
            .Select(NameOf)
            .ToFrozenSet(StringComparer.Ordinal);

    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A message that only the operations API sends.</summary>
    public static bool IsOperatorRequest(string name) => OperatorRequests.Contains(name);

    /// <summary>A contract's name on the wire: its pinned entity name without the prefix.</summary>
    public static string NameOf(Type contract)
    {
        var pinned = PinnedNameOf(contract);
        return pinned.StartsWith(Prefix, StringComparison.Ordinal) ? pinned[Prefix.Length..] : pinned;
    }

    /// <summary>What the bus calls a contract; the name of its exchange.</summary>
    public static string PinnedNameOf(Type contract) => contract.GetCustomAttribute<EntityNameAttribute>()?.EntityName
        ?? throw new ArgumentException($"{contract.Name} has no pinned name.", nameof(contract));

    private static EventType Of<T>(string meaning, Fields.ObjectRule body)
        where T : class, IPaymentMessage => new(NameOf(typeof(T)), typeof(T), body, meaning);
}
