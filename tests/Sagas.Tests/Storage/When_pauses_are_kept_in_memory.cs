using Sagas.Payments;

namespace Sagas.Tests.Storage;

public sealed class When_pauses_are_kept_in_memory : PauseBookContract
{
    private readonly ManualClock _clock = new();

    public When_pauses_are_kept_in_memory() => Book = new InMemoryPauseBook(_clock);

    protected override IPauseBook Book { get; }

    protected override DateTimeOffset Now => _clock.GetUtcNow();
}
