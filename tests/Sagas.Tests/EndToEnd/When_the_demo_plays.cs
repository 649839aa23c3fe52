using System.Text.Json;
using Microsoft.Extensions.Logging;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_the_demo_plays(When_the_demo_plays.DemoService service) : IClassFixture<When_the_demo_plays.DemoService>
{
    private const int ManyReturns = 40;

    // What the saga wants a person to know; not a fault of the process.
    private static readonly int[] Alerts = [1001, 1004, 3004];

    [Fact]
    public async Task Payments_come_and_no_money_moves_twice()
    {
        await Probe.UntilAsync<IReadOnlyList<SeenMovement>>(
            async () => await LedgerAsync(), seen => seen!.Count >= ManyReturns, seen => $"{seen!.Count} movements");

        var movements = await LedgerAsync();
        foreach (var payment in movements.GroupBy(movement => movement.Payment))
        {
            payment.GroupBy(movement => movement.OperationKey).ShouldAllBe(operation => operation.Key != null && operation.Count() == 1);
            var taken = (await service.GetAsync($"/simulators/ibusiness/payments/{payment.Key}")).GetProperty("amount").GetInt64();
            payment.Sum(movement => movement.Amount).ShouldBeLessThanOrEqualTo(taken, payment.Key);
        }

        var states = (await service.GetAsync("/api/payments?limit=500")).GetProperty("payments").EnumerateArray()
            .Select(payment => payment.GetProperty("state").GetString()!).Distinct().ToList();
        states.ShouldContain("Fulfilled");
        states.ShouldContain("Refunded");
        states.ShouldContain("Reversed");
        // Readiness is looked at from the first second on, when nothing is ready yet.
        service.Log.Entries.Where(entry => entry.Level >= LogLevel.Error && entry.Category != "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService" && !(entry.Category.StartsWith("Sagas", StringComparison.Ordinal) && Alerts.Contains(entry.Id)))
            .Select(entry => $"{entry.Category} {entry.Id}: {entry.Text}").ShouldBeEmpty();
    }

    private async Task<List<SeenMovement>> LedgerAsync() =>
        (await service.GetAsync("/simulators/ledger")).Deserialize<List<SeenMovement>>(JsonSerializerOptions.Web)!;

    public sealed class DemoService : RunningService
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            .. Quick,
            ("Demo:Enabled", "true"),
            ("Demo:Rate", "25"),
            ("Demo:Seed", "7"),
            ("Demo:MaxPause", "00:00:00.100"),
            ("Demo:FaultEvery", "00:00:01"),
        ];
    }
}
