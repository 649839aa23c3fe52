using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Service.Cancel;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_callers_wait : IDisposable
{
    private readonly ServiceHost _host = new()
    {
        Settings = { ["Cancel:WaitFor"] = "00:00:30", ["Cancel:TeamBurst"] = "5000", ["Cancel:AddressBurst"] = "5000", ["Cancel:LookEvery"] = "00:00:00.020" },
    };

    private PaymentWaits Waits => _host.Services.GetRequiredService<PaymentWaits>();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task They_are_answered_together_when_the_payment_ends()
    {
        var saga = _host.Reader.Add("1", "Refunding");
        var asked = Enumerable.Range(0, 50).Select(_ => _host.CancelAsync(CancelBody.For("1", "r-1"))).ToArray();
        await Probe.UntilAsync(() => Waits.Count, count => count == 50);

        (saga.State, saga.Status, saga.ReturnedAmount) = ("Refunded", PaymentStatus.Refunded, 150_000);

        foreach (var response in await Task.WhenAll(asked))
        {
            (await response.AnswerAsync(200, "0")).GetProperty("Status").GetString().ShouldBe("REFUNDED");
            response.Dispose();
        }

        Waits.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Five_hundred_hold_no_thread_and_are_looked_at_in_one_read()
    {
        for (var number = 0; number < 500; number++)
            _host.Reader.Add($"p{number}", "Refunding");
        using var client = _host.CreateClient();
        var asked = Enumerable.Range(0, 500).Select(number => _host.CancelAsync(CancelBody.For($"p{number}"))).ToArray();
        await Probe.UntilAsync(() => Waits.Count, count => count == 500);
        var before = _host.Reader.Looks.Count;
        await Probe.UntilAsync(() => _host.Reader.Looks.Count, count => count > before + 3);

        _host.Reader.Looks.Skip(before + 1).Take(2).ShouldAllBe(size => size == 500);
        ThreadPool.ThreadCount.ShouldBeLessThan(200);
        using (var health = await client.GetAsync(new Uri("/health/live", UriKind.Relative)))
            ((int)health.StatusCode).ShouldBe(200);

        foreach (var saga in _host.Reader.Payments)
            (saga.State, saga.Status) = ("Refunded", PaymentStatus.Refunded);
        foreach (var response in await Task.WhenAll(asked))
        {
            await response.AnswerAsync(200, "0");
            response.Dispose();
        }
    }

    [Fact]
    public async Task One_whose_client_leaves_waits_no_longer()
    {
        _host.Reader.Add("1", "Refunding");
        using var client = _host.CreateClient();
        using var leaves = new CancellationTokenSource();
        using var content = new StringContent(CancelBody.For("1"), null, "application/json");
        var asked = client.PostAsync(new Uri("/cancel", UriKind.Relative), content, leaves.Token);
        await Probe.UntilAsync(() => Waits.Count, count => count == 1);

        await leaves.CancelAsync();

        await Probe.UntilAsync(() => Waits.Count, count => count == 0);
        await Should.ThrowAsync<OperationCanceledException>(asked);
    }

    [Fact]
    public async Task More_than_there_are_places_for_are_told_at_once_that_it_is_in_progress()
    {
        await using var host = new ServiceHost { Settings = { ["Cancel:WaitFor"] = "00:00:30", ["Cancel:MaxWaiting"] = "1" } };
        var saga = host.Reader.Add("1", "Refunding");
        var first = host.CancelAsync(CancelBody.For("1"));
        await Probe.UntilAsync(() => host.Services.GetRequiredService<PaymentWaits>().Count, count => count == 1);

        using var second = await host.CancelAsync(CancelBody.For("1"));

        (await second.AnswerAsync(200, "1013")).GetProperty("Details").GetString()!.ShouldContain("waits");
        saga.Status = PaymentStatus.Refunded;
        using var answered = await first;
        await answered.AnswerAsync(200, "0");
    }

    [Fact]
    public async Task A_store_that_goes_away_meanwhile_is_outlived()
    {
        var saga = _host.Reader.Add("1", "Refunding");
        var asked = _host.CancelAsync(CancelBody.For("1"));
        await Probe.UntilAsync(() => Waits.Count, count => count == 1);
        _host.Reader.Fault = new StoreUnavailableException("planted");
        var before = _host.Reader.Looks.Count;
        await Probe.UntilAsync(() => _host.Reader.Looks.Count, count => count > before + 2);

        (saga.Status, _host.Reader.Fault) = (PaymentStatus.Refunded, null);

        using var response = await asked;
        await response.AnswerAsync(200, "0");
    }
}
