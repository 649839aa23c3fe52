using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_failed_messages_are_kept_in_memory : FailureBookContract
{
    private readonly ManualClock _clock = new();

    public When_failed_messages_are_kept_in_memory() => Book = new InMemoryFailureBook(_clock);

    protected override IFailureBook Book { get; }

    protected override DateTimeOffset Now => _clock.GetUtcNow();

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }
}
