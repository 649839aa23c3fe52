using Sagas.Simulators.Payments;

namespace Sagas.Simulators.TBank;

/// <summary>What the terminal keeps of a payment beside the common: how it says its status, and the cancels made. Used under the payment's lock.</summary>
internal sealed class TBankPayment
{
    private readonly Dictionary<string, CancelRecord> _byKey = new(StringComparer.Ordinal);

    /// <summary>The cancel that is still going on; there is one at most.</summary>
    public CancelRecord? Working { get; set; }

    /// <summary>Ended through the API; otherwise the payer let it expire.</summary>
    public bool Cancelled { get; set; }

    /// <summary>A part went back since the payment came to its status.</summary>
    public bool Partial { get; set; }

    public CancelRecord? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    public void Keep(CancelRecord cancel)
    {
        if (cancel.Key is { } key)
            _byKey.Add(key, cancel);
    }

    /// <summary>The terminal's word: one L in CANCELED, parts and work in progress named.</summary>
    public string Word(PaymentStatus status) => (status, Working is not null, Partial) switch
    {
        (PaymentStatus.Authorized, true, _) => "REVERSING",
        (PaymentStatus.Confirmed, true, _) => "REFUNDING",
        (PaymentStatus.Authorized, _, true) => "PARTIAL_REVERSED",
        (PaymentStatus.Confirmed, _, true) => "PARTIAL_REFUNDED",
        (PaymentStatus.Cancelled, _, _) => Cancelled ? "CANCELED" : "DEADLINE_EXPIRED",
        _ => status.Word(),
    };
}

/// <summary>One accepted cancel.</summary>
internal sealed class CancelRecord
{
    /// <summary>The client's ExternalRequestId.</summary>
    public required string? Key { get; init; }

    public required long Amount { get; init; }

    /// <summary>What there was before it, in kopecks.</summary>
    public required long Original { get; init; }

    /// <summary>What there is after it.</summary>
    public required long Rest { get; init; }

    /// <summary>Questions that are still answered with work in progress.</summary>
    public int ReadsLeft { get; set; }

    /// <summary>Whether the money will move when it ends.</summary>
    public bool Works { get; init; } = true;
}
