using System.Collections.Concurrent;

namespace Sagas.Gateways;

/// <summary>The attempts whose call this process may be making just now; at most the sum of all <see cref="GatewayOptions.MaxConcurrency"/>.</summary>
internal sealed class AttemptsInFlight
{
    private readonly ConcurrentDictionary<(Guid OperationId, int Attempt), int> _held = new();

    public bool Contains(GatewayOperation operation) => _held.ContainsKey((operation.OperationId, operation.Attempt));

    /// <summary>Holds the attempt until disposed. Several deliveries of one command hold it together.</summary>
    public IDisposable Hold(GatewayOperation operation)
    {
        var key = (operation.OperationId, operation.Attempt);
        _held.AddOrUpdate(key, 1, static (_, count) => count + 1);
        return new Holder(this, key);
    }

    private void Release((Guid OperationId, int Attempt) key)
    {
        var left = _held.AddOrUpdate(key, 0, static (_, count) => count - 1);
        if (left == 0)
            _held.TryRemove(new KeyValuePair<(Guid, int), int>(key, 0));
    }

    private sealed class Holder(AttemptsInFlight owner, (Guid OperationId, int Attempt) key) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                owner.Release(key);
        }
    }
}
