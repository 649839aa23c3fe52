namespace Sagas.Simulators.Payments;

/// <summary>A payment at a simulated gateway. Its state is read and changed only under <see cref="Gate"/>.</summary>
internal sealed class SimulatedPayment
{
    private DateTimeOffset? _completedAt;

    public SimulatedPayment(PaymentAnnouncement announced, DateTimeOffset createdAt)
    {
        Announced = announced;
        CreatedAt = createdAt;
        Node = new LinkedListNode<SimulatedPayment>(this);
        Become(announced.Status, createdAt);
    }

    /// <summary>Taken before the book's own lock, never the other way round.</summary>
    public Lock Gate { get; } = new();

    public PaymentAnnouncement Announced { get; }

    public DateTimeOffset CreatedAt { get; }

    public PaymentStatus Status { get; private set; }

    /// <summary>Its place in the book's order of age; belongs to the book.</summary>
    public LinkedListNode<SimulatedPayment> Node { get; }

    /// <summary>Idempotency keys of the operations carried out on it; belongs to the book.</summary>
    public List<string> OperationKeys { get; } = [];

    public void Become(PaymentStatus status, DateTimeOffset at)
    {
        Status = status;
        if (status == PaymentStatus.Confirmed || status.IsFinal())
            _completedAt = at;
    }

    public PaymentSnapshot Snapshot() => new()
    {
        PaymentId = Announced.PaymentId,
        OrderId = Announced.OrderId,
        Amount = Announced.Amount,
        NewAmount = Status.IsFinal() ? 0 : Announced.Amount,
        Currency = Announced.Currency,
        Status = Status,
        CreatedAt = CreatedAt,
        CompletedAt = _completedAt,
    };
}
