using Sagas.Storage;

namespace Sagas.Tests.Storage;

public sealed class When_messages_of_one_saga_compete
{
    private readonly KeyedGate _gate = new();
    private readonly Guid _key = Guid.CreateVersion7();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_holds_the_turn_and_the_others_follow_in_order()
    {
        var order = new List<int>();
        var first = await _gate.EnterAsync(_key, Token);
        var others = Enumerable.Range(0, 5).Select(FollowAsync).ToList();
        order.ShouldBeEmpty();

        first.Dispose();
        await Task.WhenAll(others);

        order.ShouldBe([0, 1, 2, 3, 4]);

        async Task FollowAsync(int number)
        {
            using (await _gate.EnterAsync(_key, Token))
                order.Add(number);
        }
    }

    [Fact]
    public async Task Another_key_does_not_wait()
    {
        using var held = await _gate.EnterAsync(_key, Token);
        var other = _gate.EnterAsync(Guid.CreateVersion7(), Token);
        other.IsCompleted.ShouldBeTrue();
        (await other).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over_and_nothing_is_remembered()
    {
        using var impatient = new CancellationTokenSource();
        var first = await _gate.EnterAsync(_key, Token);
        var gaveUp = _gate.EnterAsync(_key, impatient.Token).AsTask();
        var patient = _gate.EnterAsync(_key, Token).AsTask();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gaveUp);

        first.Dispose();
        (await patient).Dispose();

        _gate.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_turn_given_back_twice_is_given_back_once()
    {
        var first = await _gate.EnterAsync(_key, Token);
        var second = _gate.EnterAsync(_key, Token).AsTask();
        var third = _gate.EnterAsync(_key, Token).AsTask();
        first.Dispose();
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
        _gate.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Hundreds_at_once_lose_no_update()
    {
        await using var engine = await EngineFixture.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => engine.PublishAsync(Make.Captured($"{i % 3}"), Guid.CreateVersion7())));

        for (var i = 0; i < 3; i++)
            (await engine.SagaAsync($"{i}", 100))!.Version.ShouldBe(100);
        (await engine.HistoryAsync("0")).Select(row => row.Version).ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        engine.Logs.ShouldNotContain(line => line.StartsWith("3002", StringComparison.Ordinal), "the gate leaves no conflict within a process");
    }
}
