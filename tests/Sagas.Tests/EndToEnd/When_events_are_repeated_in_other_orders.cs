using System.Globalization;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_events_are_repeated_in_other_orders(RunningService service) : IClassFixture<RunningService>
{
    private static readonly string[] Events = ["payment-initiated", "payment-authorized", "payment-captured", "item-grant-failed"];

    [Fact]
    public async Task Nothing_changes_after_the_end()
    {
        var shop = await new Shop(service, "2001").PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.FailAsync();
        var end = await shop.UntilStateAsync("Refunded");
        var movement = (await shop.LedgerAsync()).ShouldHaveSingleItem();
        var calls = (service.Traffic.Orders, service.Traffic.Questions);
        var duplicates = service.Log.Duplicates;

        // The same bytes are the same message: consumed before, no trace in the payment.
        await shop.FailAsync();
        await shop.FactAsync("payment-captured");
        await Probe.UntilAsync(() => Task.FromResult<object?>(service.Log.Duplicates), seen => (int?)seen >= duplicates + 2, seen => $"{seen} duplicates");
        (await shop.SeeAsync()).ShouldBe(end);

        // Under another number they are news, and change nothing.
        var told = 0;
        foreach (var order in Permutations(Events).Take(12))
        {
            foreach (var name in order)
                await shop.SayAsync(name, messageId: (++told).ToString(CultureInfo.InvariantCulture));
        }

        var after = await shop.UntilAsync(seen => seen.Version >= end.Version + told);
        (after with { Version = end.Version }).ShouldBe(end);
        (await shop.LedgerAsync()).ShouldBe([movement]);
        (service.Traffic.Orders, service.Traffic.Questions).ShouldBe(calls);
    }

    [Fact]
    public async Task Every_order_ends_with_one_movement_of_everything()
    {
        var shops = new List<Shop>();
        foreach (var order in Permutations(Events))
        {
            var shop = await new Shop(service, $"22{shops.Count:D2}").PaidAsync("CONFIRMED");
            shops.Add(shop);
            foreach (var name in order.Concat(Enumerable.Reverse(order)))
                await shop.SayAsync(name);
        }

        shops.Count.ShouldBe(24);
        foreach (var shop in shops)
        {
            (await shop.UntilStateAsync("Refunded")).NewAmount.ShouldBe(0);
            await shop.MovedOnceAsync("refund");
        }
    }

    private static IEnumerable<string[]> Permutations(string[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));
}
