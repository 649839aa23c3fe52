using Sagas.Payments;

namespace Sagas.Storage;

public sealed partial class InMemoryStore : IFigureReader
{
    /// <inheritdoc />
    public Task<StoreFigures> ReadFiguresAsync(CancellationToken cancellationToken)
    {
        List<byte[]> open;
        int messages;
        TimeSpan outboxAge, dueLag;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            open = [.. _payments.Values.Where(row => StoreFigures.OpenStates.Contains(row.State, StringComparer.Ordinal)).Select(row => row.Json)];
            messages = _outbox.Count;
            outboxAge = _outboxByLease.Count > 0 ? Since(_outboxByLease.Min.FreeAt, now) : TimeSpan.Zero;
            dueLag = _byWake.Count > 0 ? Since(_byWake.Min.At, now) : TimeSpan.Zero;
        }

        return Task.FromResult(new StoreFigures
        {
            Open =
            [
                .. open.Select(SagaJson.Read)
                    .GroupBy(saga => (saga.State, Gateway: saga.Gateway ?? "", Currency: saga.Currency ?? ""))
                    .Select(same => new OpenPayments(same.Key.State, same.Key.Gateway, same.Key.Currency, same.Count(), same.Sum(AtRisk))),
            ],
            OutboxMessages = messages,
            OutboxAge = outboxAge,
            DueLag = dueLag,
        });
    }

    private static long AtRisk(PaymentSaga saga) => saga.Payable is > 0 and { } payable ? payable : saga.NewAmount;

    private static TimeSpan Since(DateTimeOffset then, DateTimeOffset now) => now > then ? now - then : TimeSpan.Zero;
}
