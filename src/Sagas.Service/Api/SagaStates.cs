using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Service.Api;

/// <summary>The words of states and statuses, as the row has them.</summary>
internal static class SagaStates
{
    public static IReadOnlyList<string> All { get; } =
    [
        "AwaitingPayment", "New", "Authorized", "Confirmed", "Fulfilled", "CompensationScheduled", "AwaitingApproval",
        "Cancelling", "Reversing", "Refunding", "Reconciling", "ManualActionRequired", "Cancelled", "Reversed", "Refunded",
    ];

    public static IReadOnlyDictionary<string, PaymentStatus> Statuses { get; } = Enum.GetValues<PaymentStatus>()
        .ToDictionary(status => JsonSerializer.SerializeToElement(status).GetString()!, status => status, StringComparer.Ordinal);
}
