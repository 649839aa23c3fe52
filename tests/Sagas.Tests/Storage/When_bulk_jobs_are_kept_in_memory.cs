using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_bulk_jobs_are_kept_in_memory : BulkBookContract
{
    private readonly ManualClock _clock = new();

    public When_bulk_jobs_are_kept_in_memory() => Book = new InMemoryBulkBook(_clock);

    protected override IBulkBook Book { get; }

    protected override DateTimeOffset Now => _clock.GetUtcNow();

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }
}
