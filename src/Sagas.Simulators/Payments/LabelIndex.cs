namespace Sagas.Simulators.Payments;

/// <summary>Payments by names that several of them may share. Used only under the lock of its book.</summary>
internal sealed class LabelIndex
{
    private readonly Dictionary<string, List<SimulatedPayment>> _payments = new(StringComparer.Ordinal);

    public void Add(string label, SimulatedPayment payment)
    {
        if (payment.Labels.Contains(label, StringComparer.Ordinal))
            return;
        payment.Labels.Add(label);
        if (!_payments.TryGetValue(label, out var sharing))
            _payments.Add(label, sharing = []);
        sharing.Add(payment);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SimulatedPayment> Find(string label) => _payments.TryGetValue(label, out var payments) ? [.. payments] : [];

    public void Forget(SimulatedPayment payment)
    {
        foreach (var label in payment.Labels)
        {
            var sharing = _payments[label];
            sharing.Remove(payment);
            if (sharing.Count == 0)
                _payments.Remove(label);
        }
    }
}
