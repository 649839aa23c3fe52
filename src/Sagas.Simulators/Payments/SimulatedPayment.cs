namespace Sagas.Simulators.Payments;

/// <summary>A payment at a simulated gateway. Its state is read and changed only under <see cref="Gate"/>.</summary>
internal sealed class SimulatedPayment
{
    private readonly Dictionary<Type, object> _own = [];
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

    /// <summary>Given back so far, in minor units.</summary>
    public long Returned { get; private set; }

    /// <summary>Accepted to be given back, but not done yet.</summary>
    public long Reserved { get; private set; }

    /// <summary>What can still be given back beside what is accepted already.</summary>
    public long Free => Remaining - Reserved;

    /// <summary>Its place in the book's order of age; belongs to the book.</summary>
    public LinkedListNode<SimulatedPayment> Node { get; }

    /// <summary>Idempotency keys of the operations carried out on it; belongs to the book.</summary>
    public List<string> OperationKeys { get; } = [];

    /// <summary>Names under which it is found with others; belongs to the book.</summary>
    public List<string> Labels { get; } = [];

    private long Remaining => Status.IsFinal() ? 0 : Announced.Amount - Returned;

    /// <summary>What its kind of gateway keeps about it, such as the refunds made of it; forgotten with it.</summary>
    public T Own<T>()
        where T : class, new()
    {
        if (_own.TryGetValue(typeof(T), out var own))
            return (T)own;
        var fresh = new T();
        _own.Add(typeof(T), fresh);
        return fresh;
    }

    public void Reserve(long amount) => Reserved += amount;

    public void Return(long amount) => Returned += amount;

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
        SessionId = Announced.SessionId,
        Amount = Announced.Amount,
        NewAmount = Remaining,
        Currency = Announced.Currency,
        Status = Status,
        CreatedAt = CreatedAt,
        CompletedAt = _completedAt,
        Items = Announced.Items.Count == 0 ? null : Announced.Items,
    };
}
