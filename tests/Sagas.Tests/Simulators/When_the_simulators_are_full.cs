using System.Net;

namespace Sagas.Tests.Simulators;

public sealed class When_the_simulators_are_full
{
    [Fact]
    public async Task The_oldest_finished_payment_is_forgotten_first()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:MaxPayments", "3"));
        await host.AnnounceAsync("1");
        await host.AnnounceAsync("2");
        await host.AnnounceAsync("3");
        await host.CancelAsync("3", "key-3");
        await host.CancelAsync("2", "key-2");

        await host.AnnounceAsync("4");
        (await KnownAsync(host)).ShouldBe(["1", "2", "4"]);
        await host.AnnounceAsync("5");
        (await KnownAsync(host)).ShouldBe(["1", "4", "5"]);

        // None is finished any more, so the oldest goes.
        await host.AnnounceAsync("6");
        (await KnownAsync(host)).ShouldBe(["4", "5", "6"]);
        host.Log.Count(line => line.Id.Id == 6002).ShouldBe(1);
    }

    [Fact]
    public async Task The_keys_of_a_forgotten_payment_go_with_it()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:MaxPayments", "1"));
        await host.AnnounceAsync("1", orderId: "shared");
        await host.CancelAsync("1", "key-1");
        await host.AnnounceAsync("2", orderId: "shared");

        (await host.CancelAsync("2", "key-1")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_oldest_movements_are_forgotten()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:MaxLedgerEntries", "2"));
        foreach (var id in new[] { "1", "2", "3", "4" })
        {
            await host.AnnounceAsync(id);
            await host.CancelAsync(id);
        }

        (await host.LedgerAsync()).Select(movement => movement!["payment"]!.GetValue<string>()).ShouldBe(["3", "4"]);
        host.Log.Count(line => line.Id.Id == 6001).ShouldBe(1);
    }

    private static async Task<List<string>> KnownAsync(SimulatorHost host)
    {
        var known = new List<string>();
        for (var id = 1; id <= 6; id++)
        {
            if ((await host.GetAsync($"ibusiness/payments/{id}")).Status == HttpStatusCode.OK)
                known.Add($"{id}");
        }

        return known;
    }
}
