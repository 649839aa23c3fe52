using System.Threading.Channels;
using Sagas.Payments;

namespace Sagas.Service.Cancel;

/// <summary>One caller that waits.</summary>
internal sealed class Waiter(PaymentSaga seen, Func<PaymentSaga, bool> isSo)
{
    private volatile Exception? _fault;
    private volatile PaymentSaga _seen = seen;

    public Guid Payment { get; } = seen.CorrelationId;

    public PaymentSaga Seen => _seen;

    /// <summary>Why the last look failed; <c>null</c> when it did not.</summary>
    public Exception? Fault => _fault;

    public TaskCompletionSource<PaymentSaga> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Show(PaymentSaga saga)
    {
        (_seen, _fault) = (saga, null);
        if (isSo(saga))
        {
            Done.TrySetResult(saga);
        }
    }

    public void Fail(Exception fault) => _fault = fault;
}

/// <summary>Who waits for which payment; bounded.</summary>
internal sealed class WaitingRoom(int places)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Waiter>> _waiters = [];
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _count;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <returns><c>false</c> when there is no place.</returns>
    public bool TryEnter(Waiter waiter)
    {
        lock (_lock)
        {
            if (_closed || _count == places)
            {
                return false;
            }

            _count++;
            if (!_waiters.TryGetValue(waiter.Payment, out var same))
            {
                _waiters.Add(waiter.Payment, same = []);
            }

            same.Add(waiter);
        }

        _bell.Writer.TryWrite(true);
        return true;
    }

    public void Leave(Waiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue(waiter.Payment, out var same) && same.Remove(waiter))
            {
                _count--;
                if (same.Count == 0)
                {
                    _waiters.Remove(waiter.Payment);
                }
            }
        }
    }

    /// <summary>Completes while somebody waits, else when somebody comes.</summary>
    public async Task SomebodyAsync(CancellationToken cancellationToken)
    {
        while (Count == 0)
        {
            await _bell.Reader.ReadAsync(cancellationToken);
        }
    }

    public Guid[] Payments()
    {
        lock (_lock)
        {
            return [.. _waiters.Keys];
        }
    }

    public void Show(IReadOnlyList<PaymentSaga> payments)
    {
        foreach (var payment in payments)
        {
            foreach (var waiter in WaitersFor(payment.CorrelationId))
            {
                waiter.Show(payment);
            }
        }
    }

    public void Fail(IEnumerable<Guid> payments, Exception fault)
    {
        foreach (var waiter in payments.SelectMany(WaitersFor))
        {
            waiter.Fail(fault);
        }
    }

    /// <summary>Everybody is answered with what was last seen, and nobody else waits.</summary>
    public void Close()
    {
        Waiter[] left;
        lock (_lock)
        {
            _closed = true;
            left = [.. _waiters.Values.SelectMany(same => same)];
        }

        foreach (var waiter in left)
        {
            waiter.Done.TrySetResult(waiter.Seen);
        }
    }

    private Waiter[] WaitersFor(Guid payment)
    {
        lock (_lock)
        {
            return _waiters.TryGetValue(payment, out var same) ? [.. same] : [];
        }
    }
}
