using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Gateways;

namespace Sagas.Storage;

/// <summary>
/// The store of the embedded mode and of tests: everything is gone when the process ends. One lock stands for the
/// database's commit; nothing is shared by reference.
/// </summary>
public sealed partial class InMemoryStore : ISagaStore, IPaymentReader, IOperationsReader
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly InMemoryStoreOptions _options;
    private readonly ILogger<InMemoryStore> _logger;

    public InMemoryStore(TimeProvider clock, IOptions<InMemoryStoreOptions> options, ILogger<InMemoryStore> logger)
    {
        _clock = clock;
        _options = options.Value;
        _logger = logger;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LoadedSaga>> LoadAsync(IReadOnlyList<LoadRequest> requests, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new (byte[]? Json, string? Hash)[requests.Count];
        lock (_lock)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var request = requests[i];
                rows[i] = (
                    _payments.TryGetValue(request.SagaId, out var row) ? row.Json : null,
                    request.Inbox is { } key && _inbox.TryGetValue(key, out var hash) ? hash : null);
            }
        }

        return Task.FromResult<IReadOnlyList<LoadedSaga>>(
            [.. rows.Select(row => new LoadedSaga(row.Json is null ? null : SagaJson.Read(row.Json), row.Hash))]);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WriteResult>> CommitAsync(
        IReadOnlyList<StoreWrite> writes, TimeSpan lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var results = new WriteResult[writes.Count];
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = writes[i] switch
                {
                    UnitOfWork unit => Write(unit, now, lease),
                    JournalBegin begin => Write(begin, now),
                    JournalCompletion completion => Write(completion),
                    CancelRequestBegin begin => Write(begin, now, lease),
                    DeliveredRows delivered => Forget(delivered.Ids),
                    var other => throw new NotSupportedException($"{other.GetType().Name} is not a known write."),
                };
            }

            Forget(now);
        }

        return Task.FromResult<IReadOnlyList<WriteResult>>(results);
    }

    /// <inheritdoc />
    public Task<JournalEntry?> FindAttemptAsync(Guid operationId, int attempt, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_journal.GetValueOrDefault((operationId, attempt)));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> FindLaterAttemptsAsync(JournalEntry row, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _journal.Values.Where(other => other.SagaId == row.SagaId && other.SentAt > row.SentAt).OrderBy(other => other.SentAt)]);
    }
}
