using Microsoft.Extensions.DependencyInjection;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_a_load_fails_for_one
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_others_of_its_batch_are_answered()
    {
        await using var engine = await EngineFixture.StartAsync();
        var mayGoOn = new TaskCompletionSource();
        var sizes = new List<int>();
        engine.Store.BeforeLoad = async requests =>
        {
            sizes.Add(requests.Count);
            await mayGoOn.Task;
            if (requests.Any(request => request.SagaId == Make.SagaId("bad")))
                throw new FormatException("planted: a row that cannot be read");
        };
        var loads = engine.Services.GetRequiredService<LoadBatcher>();
        var first = AskAsync("first");
        await Probe.UntilAsync(() => sizes.Count, count => count == 1);
        var good = AskAsync("good");
        var bad = AskAsync("bad");
        var other = AskAsync("other");

        mayGoOn.SetResult();

        await Task.WhenAll(first, good, other);
        await Should.ThrowAsync<FormatException>(() => bad);
        sizes.ShouldBe([1, 3, 1, 1, 1]);

        Task<LoadedSaga> AskAsync(string paymentId) => loads.AskAsync(new LoadRequest(Make.SagaId(paymentId), null), Token);
    }
}
