namespace Sagas.Simulators.Payments;

/// <summary>The payments one simulated gateway knows, by id, order, session and label, and the idempotency keys spent on them; bounded.</summary>
internal sealed class PaymentBook(string gateway, int capacity, ILogger logger)
{
    private readonly Dictionary<string, SimulatedPayment> _byId = new(StringComparer.Ordinal);
    private readonly LabelIndex _byLabel = new();
    private readonly Dictionary<string, SimulatedPayment> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<SimulatedPayment> _open = new();
    private readonly LinkedList<SimulatedPayment> _finished = new();
    private readonly Lock _gate = new();
    private bool _warned;

    /// <returns>The payment under that id, and whether this announcement made it.</returns>
    public (SimulatedPayment Payment, bool Added) GetOrAdd(PaymentAnnouncement announced, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(announced.PaymentId, out var known))
                return (known, false);
            if (_byId.Count == capacity)
                ForgetOldest();
            var payment = new SimulatedPayment(announced, now);
            _byId.Add(announced.PaymentId, payment);
            _byLabel.Add(OrderLabel(announced.OrderId), payment);
            if (announced.SessionId is { } sessionId)
                _byLabel.Add(SessionLabel(sessionId), payment);
            _open.AddLast(payment.Node);
            return (payment, true);
        }
    }

    public SimulatedPayment? Find(string paymentId)
    {
        lock (_gate)
            return _byId.GetValueOrDefault(paymentId);
    }

    /// <summary>All payments of an order, oldest first.</summary>
    public IReadOnlyList<SimulatedPayment> FindByOrder(string orderId) => FindByLabel(OrderLabel(orderId));

    /// <summary>The last payment made known with that session.</summary>
    public SimulatedPayment? FindBySession(string sessionId) => FindByLabel(SessionLabel(sessionId)) is [.., var last] ? last : null;

    /// <summary>All payments that were given the label, oldest first.</summary>
    public IReadOnlyList<SimulatedPayment> FindByLabel(string label)
    {
        lock (_gate)
            return _byLabel.Find(label);
    }

    /// <summary>Gives the payment one more name, which others may share; the kind of gateway says what it means.</summary>
    public void Label(string label, SimulatedPayment payment)
    {
        lock (_gate)
        {
            // Of a payment forgotten meanwhile nobody would ever remove the label again.
            if (payment.Node.List is not null)
                _byLabel.Add(label, payment);
        }
    }

    /// <summary>The payment that an operation with this key was carried out on.</summary>
    public SimulatedPayment? FindByKey(string operationKey)
    {
        lock (_gate)
            return _byKey.GetValueOrDefault(operationKey);
    }

    /// <summary>Spends the key on the payment, unless it is spent already.</summary>
    public bool TrySpendKey(string operationKey, SimulatedPayment payment)
    {
        lock (_gate)
        {
            if (_byKey.ContainsKey(operationKey))
                return false;
            // Of a payment forgotten meanwhile nobody would ever remove the key again.
            if (payment.Node.List is null)
                return true;
            _byKey.Add(operationKey, payment);
            payment.OperationKeys.Add(operationKey);
            return true;
        }
    }

    /// <summary>Nothing more can happen to it, so it may be forgotten before the open ones.</summary>
    public void Finish(SimulatedPayment payment)
    {
        lock (_gate)
        {
            // Forgotten meanwhile: the caller still held it.
            if (payment.Node.List is not { } list)
                return;
            list.Remove(payment.Node);
            _finished.AddLast(payment.Node);
        }
    }

    private void ForgetOldest()
    {
        var list = _finished.Count > 0 ? _finished : _open;
        var payment = list.First!.Value;
        list.Remove(payment.Node);
        _byId.Remove(payment.Announced.PaymentId);
        foreach (var key in payment.OperationKeys)
            _byKey.Remove(key);
        _byLabel.Forget(payment);
        WarnOnce();
    }

    private static string OrderLabel(string orderId) => $"order:{orderId}";

    private static string SessionLabel(string sessionId) => $"session:{sessionId}";

    private void WarnOnce()
    {
        if (_warned)
            return;
        _warned = true;
        logger.PaymentsFull(gateway, capacity);
    }
}
