using RabbitMQ.Client;
using Sagas.Service.FailedMessages;

namespace Sagas.Tests.Service.FailedMessages;

/// <summary>Queues that behave as the broker's: what was taken and is not done is at its place again when the turn ends.</summary>
internal sealed class QueuesInMemory : IFailureBroker
{
    private readonly Dictionary<string, List<(IReadOnlyBasicProperties Properties, byte[] Body)>> _queues = new(StringComparer.Ordinal);

    /// <summary>Everything that is confirmed or acknowledged, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Called before each of those; what it throws is the broker's failure.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public Exception? Away { get; set; }

    public List<(IReadOnlyBasicProperties Properties, byte[] Body)> this[string queue]
    {
        get
        {
            if (!_queues.TryGetValue(queue, out var list))
                _queues[queue] = list = [];
            return list;
        }
    }

    public Task<IFailureTurn> OpenAsync(CancellationToken cancellationToken) =>
        Away is null ? Task.FromResult<IFailureTurn>(new Turn(this)) : Task.FromException<IFailureTurn>(Away);

    private sealed class Turn(QueuesInMemory queues) : IFailureTurn
    {
        private readonly List<HeldMessage> _held = [];
        private ulong _tag;

        public Task<long?> CountAsync(string queue, CancellationToken cancellationToken) =>
            Task.FromResult<long?>(queues._queues.TryGetValue(queue, out var list) ? list.Count : null);

        public Task<HeldMessage?> TakeAsync(string queue, CancellationToken cancellationToken)
        {
            var list = queues[queue];
            if (list.Count == 0)
                return Task.FromResult<HeldMessage?>(null);
            var (properties, body) = list[0];
            list.RemoveAt(0);
            var held = new HeldMessage(queue, ++_tag, properties, body);
            _held.Add(held);
            return Task.FromResult<HeldMessage?>(held);
        }

        public Task<bool> SendAsync(string queue, BasicProperties properties, ReadOnlyMemory<byte> body)
        {
            queues.Before($"send {properties.MessageId}");
            if (!queues._queues.TryGetValue(queue, out var list))
                return Task.FromResult(false);
            list.Add((properties, body.ToArray()));
            queues.Log.Add($"send {properties.MessageId}");
            return Task.FromResult(true);
        }

        public Task DoneAsync(HeldMessage message)
        {
            queues.Before($"done {message.Properties.MessageId}");
            _held.Remove(message).ShouldBeTrue();
            queues.Log.Add($"done {message.Properties.MessageId}");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            foreach (var held in _held.AsEnumerable().Reverse())
                queues[held.Queue].Insert(0, (held.Properties, held.Body));
            return ValueTask.CompletedTask;
        }
    }
}
