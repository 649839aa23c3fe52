using Sagas.Payments;

namespace Sagas.Service.Cancel;

/// <summary>What a payment's state means for a request.</summary>
internal static class CancelVerdict
{
    /// <summary>Final for the outside world, and nobody says that money was taken afterwards.</summary>
    public static bool HasEnded(PaymentSaga saga) => saga is { HasEnded: true, AskFirst: false };

    /// <summary>The end of a request; <c>null</c> while there is something to wait for.</summary>
    /// <param name="saga">The payment.</param>
    /// <param name="requestedAt">When it was first asked for.</param>
    public static (CancelCode Code, string? Details)? Of(PaymentSaga saga, DateTimeOffset requestedAt) => saga switch
    {
        _ when HasEnded(saga) => (CancelCode.Done, null),
        { State: nameof(PaymentStateMachine.ManualActionRequired) } => (CancelCode.NotCancellable, $"A person has to act: {saga.Reason}"),
        _ when saga.Claims.Exists(claim => IsDismissed(claim, requestedAt)) => (CancelCode.NotCancellable, "A person has decided that the money stays."),
        _ => null,
    };

    // A later request opens the claim again.
    private static bool IsDismissed(Claim claim, DateTimeOffset requestedAt) =>
        claim is { Cause: ClaimCause.CancelRequested, Standing: ClaimStanding.Dismissed } && claim.DecidedAt >= requestedAt;
}
