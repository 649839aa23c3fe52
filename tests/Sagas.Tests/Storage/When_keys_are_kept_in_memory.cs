using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_keys_are_kept_in_memory : ApiKeyBookContract
{
    private readonly ManualClock _clock = new();

    public When_keys_are_kept_in_memory() => Book = new InMemoryApiKeyBook(_clock);

    protected override IApiKeyBook Book { get; }

    protected override DateTimeOffset Now => _clock.GetUtcNow();
}
