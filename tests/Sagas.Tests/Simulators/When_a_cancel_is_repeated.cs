namespace Sagas.Tests.Simulators;

public sealed class When_a_cancel_is_repeated
{
    private const int Repeats = 50;

    [Fact]
    public async Task Fifty_at_once_with_one_key_move_money_once()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        var answers = await AtOnceAsync(_ => host.CancelAsync("1001", "key-1"));

        answers.ShouldAllBe(answer => answer.Succeeded && answer.Json["Status"]!.GetValue<string>() == "REFUNDED");
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_at_once_without_a_key_move_money_once()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        var answers = await AtOnceAsync(_ => host.CancelAsync("1001"));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        answers.Count(answer => answer.Code == "1005").ShouldBe(Repeats - 1);
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_payments_at_once_cannot_share_a_key()
    {
        await using var host = await SimulatorHost.StartAsync();
        for (var i = 1; i <= Repeats; i++)
            await host.AnnounceAsync($"{i}");

        var answers = await AtOnceAsync(i => host.CancelAsync($"{i + 1}", "key-1"));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        answers.Count(answer => answer.Code == "1021").ShouldBe(Repeats - 1);
        (await host.LedgerAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_call_does_not_spend_its_key()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1");
        await host.AnnounceAsync("2");
        await host.CancelAsync("1");
        (await host.CancelAsync("1", "key-1")).Code.ShouldBe("1005");

        (await host.CancelAsync("2", "key-1")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_key_is_none()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1");
        await host.AnnounceAsync("2");

        (await host.CancelAsync("1", "")).Succeeded.ShouldBeTrue();
        (await host.CancelAsync("1", "")).Code.ShouldBe("1005");
        (await host.CancelAsync("2", "")).Succeeded.ShouldBeTrue();
    }

    private static Task<Answer[]> AtOnceAsync(Func<int, Task<Answer>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, Repeats).Select(async i =>
        {
            await start.Task;
            return await call(i);
        }).ToArray();
        start.SetResult();
        return Task.WhenAll(calls);
    }
}
