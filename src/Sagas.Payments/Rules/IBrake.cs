namespace Sagas.Payments;

/// <summary>Holds back what looks like an accident: too many automatic compensations at once.</summary>
public interface IBrake
{
    /// <summary>
    /// Counts an automatic compensation and says whether it may run. The same payment counts once per window,
    /// so that running a message again changes nothing.
    /// </summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">What would go back, in minor units.</param>
    /// <param name="now">The current time.</param>
    /// <returns><c>null</c> when it may run, else why it may not.</returns>
    string? Refuses(PaymentSaga payment, long amount, DateTimeOffset now);
}
