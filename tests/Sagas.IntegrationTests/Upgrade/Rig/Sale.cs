namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>A payment whose item is not granted, and how it must end.</summary>
/// <param name="PaymentId">Its name, at the gateway too.</param>
/// <param name="Status">Where it stands at the gateway when the granting fails.</param>
/// <param name="Event">What tells of that.</param>
/// <param name="End">The state it must end in.</param>
/// <param name="Movement">The one undoing that the gateway must have carried out.</param>
internal sealed record Sale(string PaymentId, string Status, string Event, string End, string Movement)
{
    /// <summary>One of each standing in turn.</summary>
    public static Sale Number(string prefix, int number) => (number % 3) switch
    {
        0 => new Sale($"{prefix}-{number}", "CONFIRMED", "payment-captured", "Refunded", "refund"),
        1 => new Sale($"{prefix}-{number}", "AUTHORIZED", "payment-authorized", "Reversed", "reverse"),
        _ => new Sale($"{prefix}-{number}", "NEW", "payment-initiated", "Cancelled", "cancel"),
    };
}
