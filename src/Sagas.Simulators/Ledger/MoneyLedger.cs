using Microsoft.Extensions.Options;

namespace Sagas.Simulators.Ledger;

/// <summary>Every movement of every simulated gateway, oldest first: what a test holds against what it believes has happened.</summary>
internal sealed class MoneyLedger(IOptions<SimulatorsOptions> options, ILogger<MoneyLedger> logger)
{
    private readonly int _capacity = options.Value.MaxLedgerEntries;
    private readonly Queue<Movement> _movements = new();
    private readonly Lock _gate = new();
    private bool _warned;

    public void Add(Movement movement)
    {
        lock (_gate)
        {
            if (_movements.Count == _capacity)
            {
                _movements.Dequeue();
                WarnOnce();
            }

            _movements.Enqueue(movement);
        }
    }

    public IReadOnlyList<Movement> Read(string? gateway, string? payment)
    {
        lock (_gate)
        {
            return [.. _movements.Where(movement =>
                (gateway is null || movement.Gateway == gateway) && (payment is null || movement.Payment == payment))];
        }
    }

    private void WarnOnce()
    {
        if (_warned)
            return;
        _warned = true;
        logger.LedgerFull(_capacity);
    }
}
