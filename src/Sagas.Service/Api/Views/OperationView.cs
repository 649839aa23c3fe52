using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Service.Api.Views;

/// <summary>One cancel, reverse or refund at the gateway.</summary>
/// <param name="Id">The idempotency key at the gateway.</param>
/// <param name="Kind">cancel, reverse or refund; absent when only the payment's status is asked for.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Attempt">Which sending; 0 before the first.</param>
/// <param name="Progress">Where it stands.</param>
/// <param name="Code">The gateway's last code, as it sent it.</param>
public sealed record OperationView(Guid Id, OperationKind? Kind, long Amount, int Attempt, string Progress, string? Code)
{
    public static OperationView From(Operation operation) => new(
        operation.Id, operation.Kind, operation.Amount, operation.Attempt, operation.Progress.ToString(), operation.Code);
}
