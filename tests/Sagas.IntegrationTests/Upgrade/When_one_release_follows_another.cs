using Sagas.IntegrationTests.Support;
using Sagas.IntegrationTests.Upgrade.Rig;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade;

/// <summary>
/// A rolling update and the way back, with payments under way all the time. Which release did what is told by <see cref="Witness"/>, so that
/// the test fails too when the two never met.
/// </summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_one_release_follows_another
{
    // So many payments end in each phase, and so often the two must have met.
    private const int Phase = 30;
    private const int Meetings = 5;

    [Fact]
    public async Task Every_payment_ends_once_on_the_way_there_and_back()
    {
        await using var rig = await UpgradeRig.StartAsync();
        var old = await rig.StartAsync(Release.Previous);
        await using var traffic = new Traffic(rig);
        await traffic.EndedAsync(Phase);

        // The migration alone: the old processes work on.
        await rig.MigrateAsync();
        (await rig.Durable.Database.CountAsync("select count(*) from information_schema.columns where table_schema = 'sagas' and table_name = 'payment' and column_name = 'handling'"))
            .ShouldBe(1, "The new release changes nothing that the old one writes; this proves little.");
        await traffic.EndedAsync(Phase);
        old.Failures.ShouldBeEmpty();

        // Side by side.
        var fresh = await rig.StartAsync(Release.Present);
        await MetAsync(rig);
        await People.ActAsync(rig, fresh, [.. traffic.Sales.Take(Phase).Select(sale => sale.PaymentId)]);
        await traffic.EndedAsync(Phase);
        old.Failures.ShouldBeEmpty();

        // The old one ends without a word; the new one goes on with what it had begun.
        await old.Process.KillAsync();
        await traffic.EndedAsync(Phase);

        // And back: an old process starts on the new schema, works beside the new one, and goes on alone.
        var before = await rig.Witness.DeedsAsync();
        var again = await rig.StartAsync(Release.Previous);
        await Probe.UntilAsync(() => rig.Witness.UnitsAsync(Release.Previous, before), count => count > Phase, count => $"{count} units");
        fresh.Failures.ShouldBeEmpty();
        await fresh.Process.StopAsync();
        await traffic.EndedAsync(Phase);
        await traffic.CloseAsync();

        await Judge.EverythingIsDoneAsync(rig, traffic.Sales);
        again.Failures.ShouldBeEmpty();
    }

    // Payments that both changed, and commands of either carried out by the other.
    private static async Task MetAsync(UpgradeRig rig) => await Probe.UntilAsync(
        async () => (
            Shared: await rig.Witness.SharedPaymentsAsync(),
            There: await rig.Witness.CommandsAsync(Release.Previous, Release.Present),
            Back: await rig.Witness.CommandsAsync(Release.Present, Release.Previous)),
        seen => seen.Shared >= Meetings && seen.There >= Meetings && seen.Back >= Meetings,
        seen => $"{seen.Shared} payments shared, {seen.There} commands of the old done by the new, {seen.Back} back");
}
