using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Gateways;

/// <summary>What a kind brings to a gateway of its own.</summary>
internal sealed record GatewayApi
{
    /// <summary>What it answers to; none for a gateway that has no API.</summary>
    public required IReadOnlyList<SimulatedOperation> Operations { get; init; }

    /// <summary>How operations may end when they do not end at once, in the gateway's words; the usual one first. Empty: they all do.</summary>
    public IReadOnlyList<string> PendingEnds { get; init; } = [];

    /// <summary>Longest payment or session id, in characters.</summary>
    public int MaxIdLength { get; init; } = 64;

    /// <summary>Reads what an announcement of a payment says for this kind alone, and refuses what this kind cannot know.</summary>
    public Func<FieldReader, PaymentExtra?> ReadExtra { get; init; } = _ => null;

    /// <summary>Whether it ever calls its merchant; where it does not, the setting <c>WebhookUrl</c> is refused.</summary>
    public bool SendsWebhooks { get; init; } = true;

    /// <summary>Told of each change under the payment's lock, so in order: here webhooks are sent.</summary>
    public Action<PaymentChange> Changed { get; init; } = _ => { };
}

/// <summary>A payment was made known, moved, or gave back money.</summary>
/// <param name="Payment">The payment, whose lock is held.</param>
/// <param name="Before">What it was; <c>null</c> when it was made known just now.</param>
/// <param name="After">What it is.</param>
internal sealed record PaymentChange(SimulatedPayment Payment, PaymentSnapshot? Before, PaymentSnapshot After);
