using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>What became of a call. Stored in the journal as JSON, so the names are pinned.</summary>
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(NotSent), "not-sent")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(NotDone), "not-done")]
public abstract record GatewayOutcome
{
    /// <summary>The gateway's own code, as sent.</summary>
    public string? Code { get; init; }

    /// <summary>What to show a person; never a secret.</summary>
    public string? Message { get; init; }

    /// <summary>The money moved, or the session ended.</summary>
    /// <param name="Status">The payment's status as reported.</param>
    /// <param name="Amount">What went back, in minor units.</param>
    public sealed record Succeeded(PaymentStatus Status, long Amount) : GatewayOutcome
    {
        public string? Reference { get; init; }

        /// <summary>Somebody else gave it back before; nothing moved now.</summary>
        public bool External { get; init; }

        /// <summary>The items that the operation turned out to be about, each with what is to go back of it in all; from gateways that know items.</summary>
        public IReadOnlyList<PaymentItem>? Items { get; init; }
    }

    /// <summary>The gateway works on it.</summary>
    public sealed record Accepted : GatewayOutcome
    {
        public string? Reference { get; init; }
    }

    /// <summary>A final no.</summary>
    public sealed record Rejected(RejectionCause Cause) : GatewayOutcome
    {
        public PaymentStatus? GatewayStatus { get; init; }

        public long? GatewayAmount { get; init; }
    }

    /// <summary>Surely nothing done.</summary>
    public sealed record NotSent : GatewayOutcome
    {
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>Sent, answer lost.</summary>
    public sealed record Unknown : GatewayOutcome;

    /// <summary>Proof that nothing happened.</summary>
    public sealed record NotDone : GatewayOutcome
    {
        /// <summary>The attempt never left and never will.</summary>
        public bool NeverSent { get; init; }

        /// <summary>
        /// Until then a call of the attempt may still arrive: it is believed only because the same operation moves money once however often it is sent,
        /// and another one would move it beside it. <c>null</c>: no call is under way any more. <see cref="DateTimeOffset.MaxValue"/>: it was perhaps done, and
        /// the gateway does not show it; only the same call again could tell.
        /// </summary>
        public DateTimeOffset? MayArriveUntil { get; init; }

        public PaymentStatus? GatewayStatus { get; init; }

        public long? GatewayAmount { get; init; }
    }
}
