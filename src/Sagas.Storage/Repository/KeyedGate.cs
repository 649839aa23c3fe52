namespace Sagas.Storage;

/// <summary>
/// Lets one holder per key through at a time, the others in the order they came. It remembers only keys that are held, so
/// its memory is bounded by the messages in flight.
/// </summary>
public sealed class KeyedGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Queue<TaskCompletionSource>> _held = [];

    /// <summary>Keys held now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _held.Count;
        }
    }

    /// <summary>Waits for the key's turn; dispose the result to pass it on.</summary>
    public async ValueTask<Turn> EnterAsync(Guid key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource waiter;
        lock (_lock)
        {
            if (!_held.TryGetValue(key, out var queue))
            {
                _held.Add(key, new Queue<TaskCompletionSource>(0));
                return new Turn(this, key);
            }

            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Enqueue(waiter);
        }

        await using (cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken)))
            await waiter.Task;
        return new Turn(this, key);
    }

    private void Leave(Guid key)
    {
        lock (_lock)
        {
            var queue = _held[key];
            while (queue.TryDequeue(out var next))
            {
                // False for those who gave up waiting.
                if (next.TrySetResult())
                    return;
            }

            _held.Remove(key);
        }
    }

    /// <summary>The right to work on a key.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly Guid _key;
        private KeyedGate? _gate;

        internal Turn(KeyedGate gate, Guid key)
        {
            _gate = gate;
            _key = key;
        }

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave(_key);
    }
}
