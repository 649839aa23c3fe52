using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

public sealed class When_moneta_fails_in_mid_call(MonetaService service) : IClassFixture<MonetaService>
{
    private static int _lastId = 42000;

    public static TheoryData<string, string, string, string> Faults()
    {
        string[] faults =
        [
            """{"kind":"timeout-after"}""", """{"kind":"timeout-before"}""", """{"kind":"reset-after"}""", """{"kind":"reset-before"}""",
            """{"kind":"500"}""", """{"kind":"500","executed":true}""", """{"kind":"html-502"}""", """{"kind":"html-502","executed":true}""",
            """{"kind":"garbage-200"}""", """{"kind":"garbage-200","executed":false}""", """{"kind":"rate-limited"}""",
            """{"kind":"refused","code":"100"}""", """{"kind":"refused","code":"400.1.19"}""",
            """{"kind":"500","on":"all","next":4}""", """{"kind":"html-502","on":"find","next":2}""",
        ];
        var data = new TheoryData<string, string, string, string>();
        foreach (var fault in faults)
        {
            data.Add("NEW", "Cancelled", "cancel", fault);
            data.Add("AUTHORIZED", "Reversed", "reverse", fault);
            data.Add("CONFIRMED", "Refunded", "refund", fault);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_money_moves_once(string from, string end, string kind, string fault)
    {
        var shop = await new Shop(service, $"{Interlocked.Increment(ref _lastId)}", gateway: MonetaService.Gateway).PaidAsync(from);
        await shop.FactAsync(from switch { "NEW" => "payment-initiated", "AUTHORIZED" => "payment-authorized", _ => "payment-captured" });
        await shop.ArmAsync(fault);

        await shop.StepAsync("cancel-payment");

        (await shop.UntilStateAsync(end)).NewAmount.ShouldBe(0);
        await Probe.UntilAsync(() => Task.FromResult<object?>(service.Traffic.UnderWay), seen => seen is 0, seen => $"{seen} calls under way");
        (await shop.LedgerAsync()).ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }
}
