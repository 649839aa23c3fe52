using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Decides from outside whether two releases together kept the promises of one: by rows, the gateway's ledger, the facts and the queues.</summary>
internal static class Judge
{
    public static async Task EverythingIsDoneAsync(UpgradeRig rig, IReadOnlyCollection<Sale> sales)
    {
        var database = rig.Durable.Database;
        foreach (var end in sales.GroupBy(sale => sale.End))
        {
            await Probe.UntilAsync(
                () => database.CountAsync($"select count(*) from sagas.payment where state = '{end.Key}'"),
                count => count == end.Count(), count => $"{count} of {end.Count()} are {end.Key}; the last process said: {rig.Durable.Service.LastWords}");
        }

        (await database.CountAsync("select count(*) from sagas.payment")).ShouldBe(sales.Count);
        await Probe.UntilAsync(() => database.CountAsync("select count(*) from sagas.outbox"), count => count == 0, count => $"{count} rows in the outbox");

        // Each version of a payment has its row: an update that was written over would leave a gap.
        (await database.CountAsync(
            "select count(*) from sagas.payment p where p.version <> (select count(*) from sagas.payment_history h where h.saga_id = p.id)")).ShouldBe(0);
        (await database.CountAsync("select count(*) from sagas.payment_history where alert")).ShouldBe(0);

        var ledger = await rig.Durable.LedgerAsync();
        var facts = await rig.Facts.HeardAsync();
        foreach (var sale in sales)
        {
            var movement = ledger[sale.PaymentId].ShouldHaveSingleItem(sale.PaymentId);
            movement.GetProperty("kind").GetString()!.ToLowerInvariant().ShouldBe(sale.Movement, sale.PaymentId);
            movement.GetProperty("amount").GetInt64().ShouldBe(DurableRig.Amount, sale.PaymentId);
            facts[sale.PaymentId].ShouldHaveSingleItem(sale.PaymentId);
        }

        foreach (var queue in RabbitMqServer.FailureQueues.Concat(RabbitMqServer.DeadLetterQueues))
            (await RabbitMqServer.CountAsync(queue)).ShouldBe(0u, queue);
    }
}
