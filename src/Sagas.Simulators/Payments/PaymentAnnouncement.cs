namespace Sagas.Simulators.Payments;

/// <summary>How a payment was made known. The same announcement again changes nothing; another one for the same id is refused.</summary>
internal sealed record PaymentAnnouncement
{
    public required string PaymentId { get; init; }

    /// <summary>The merchant's order, not unique. A real gateway always has one, so <c>order-{paymentId}</c> stands in.</summary>
    public required string OrderId { get; init; }

    /// <summary>In minor units.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required PaymentStatus Status { get; init; }

    /// <summary>The session in which it is paid, where the gateway has such.</summary>
    public string? SessionId { get; init; }

    /// <summary>Their amounts add up to <see cref="Amount"/>; empty when nothing was said of items.</summary>
    public IReadOnlyList<PaymentItem> Items { get; init; } = [];

    /// <summary>What its kind of gateway wants to know beside that.</summary>
    public PaymentExtra? Extra { get; init; }

    /// <summary>Name of the first field in which the other announcement differs, or <c>null</c>.</summary>
    public string? DifferenceTo(PaymentAnnouncement other) => this switch
    {
        _ when Amount != other.Amount => "amount",
        _ when Currency != other.Currency => "currency",
        _ when OrderId != other.OrderId => "orderId",
        _ when Status != other.Status => "status",
        _ when SessionId != other.SessionId => "sessionId",
        _ when !Items.SequenceEqual(other.Items) => "items",
        _ when Extra != other.Extra => "field of its kind",
        _ => null,
    };
}
