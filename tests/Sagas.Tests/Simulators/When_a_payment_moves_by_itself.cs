using System.Net;

namespace Sagas.Tests.Simulators;

public sealed class When_a_payment_moves_by_itself
{
    private static readonly string[] Statuses = ["NEW", "AUTHORIZED", "CONFIRMED", "CANCELLED", "REVERSED", "REFUNDED"];

    private static readonly HashSet<(string, string)> Legal =
    [
        ("NEW", "AUTHORIZED"), ("NEW", "CONFIRMED"), ("NEW", "CANCELLED"),
        ("AUTHORIZED", "CONFIRMED"), ("AUTHORIZED", "REVERSED"),
        ("CONFIRMED", "REFUNDED"),
    ];

    public static TheoryData<string, string> AllPairs => [.. Statuses.SelectMany(from => Statuses.Select(to => (from, to)))];

    [Theory]
    [MemberData(nameof(AllPairs))]
    public async Task Only_what_happens_in_the_world_is_possible(string from, string to)
    {
        await using var host = await SimulatorHost.StartAsync();
        await BringToAsync(host, from);

        var answer = await MoveAsync(host, to);

        var possible = from == to || Legal.Contains((from, to));
        answer.Status.ShouldBe(possible ? HttpStatusCode.OK : HttpStatusCode.Conflict, answer.Text);
        (await host.StatusAsync("1001")).ShouldBe(possible ? to : from);
    }

    [Fact]
    public async Task A_refund_in_the_back_office_is_in_the_ledger_without_a_key()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");

        await MoveAsync(host, "REFUNDED");
        await MoveAsync(host, "REFUNDED");

        var movement = (await host.LedgerAsync()).ShouldHaveSingleItem()!;
        movement["kind"]!.GetValue<string>().ShouldBe("refund");
        movement["operationKey"].ShouldBeNull();
    }

    [Theory]
    [InlineData("NEW", "CANCELLED")]
    [InlineData("AUTHORIZED", "REVERSED")]
    public async Task An_expiry_is_nobodys_movement(string from, string to)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001", from);

        await MoveAsync(host, to);

        (await host.LedgerAsync()).ShouldBeEmpty();
        (await host.CancelAsync("1001", "key")).Code.ShouldBe("1005");
    }

    [Theory]
    [InlineData("""{}""", "status")]
    [InlineData("""{"status":"SETTLED"}""", "status")]
    [InlineData("""{"status":"CONFIRMED","amount":5}""", "amount")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001", "NEW");

        (await host.SendAsync("ibusiness/payments/1001/status", body)).ShouldRefuse(field);
    }

    [Fact]
    public async Task An_unknown_payment_is_not_found()
    {
        await using var host = await SimulatorHost.StartAsync();

        (await MoveAsync(host, "CONFIRMED")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task BringToAsync(SimulatorHost host, string status)
    {
        await host.AnnounceAsync("1001", status switch
        {
            "CANCELLED" => "NEW",
            "REVERSED" => "AUTHORIZED",
            "REFUNDED" => "CONFIRMED",
            _ => status,
        });
        if (status is "CANCELLED" or "REVERSED" or "REFUNDED")
            (await host.CancelAsync("1001")).Succeeded.ShouldBeTrue();
    }

    private static Task<Answer> MoveAsync(SimulatorHost host, string to) =>
        host.SendAsync("ibusiness/payments/1001/status", $$"""{"status":"{{to}}"}""");
}
