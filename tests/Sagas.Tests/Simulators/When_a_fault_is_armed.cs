using System.Net;
using System.Text.Json.Nodes;
using static Sagas.Tests.Simulators.SimulatorCalls;

namespace Sagas.Tests.Simulators;

public sealed class When_a_fault_is_armed
{
    [Theory]
    [InlineData("""{}""", "kind")]
    [InlineData("""{"kind":"earthquake"}""", "kind")]
    [InlineData("""{"kind":"reset","nxet":3}""", "nxet")]
    [InlineData("""{"kind":"reset","next":0}""", "next")]
    [InlineData("""{"kind":"reset","next":2,"share":0.5}""", "share")]
    [InlineData("""{"kind":"reset","share":0}""", "share")]
    [InlineData("""{"kind":"reset","share":1.1}""", "share")]
    [InlineData("""{"kind":"reset","share":0.5,"seconds":0}""", "seconds")]
    [InlineData("""{"kind":"reset","on":"refund"}""", "on")]
    [InlineData("""{"kind":"delay"}""", "delayMs")]
    [InlineData("""{"kind":"delay","delayMs":0}""", "delayMs")]
    [InlineData("""{"kind":"delay","delayMs":99999999}""", "delayMs")]
    [InlineData("""{"kind":"reset","delayMs":5}""", "delayMs")]
    [InlineData("""{"kind":"html-502","status":503}""", "status")]
    [InlineData("""{"kind":"5xx","status":404}""", "status")]
    [InlineData("""{"kind":"timeout-after","executed":true}""", "executed")]
    [InlineData("""{"kind":"5xx","executed":"yes"}""", "executed")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var host = await SimulatorHost.StartAsync();

        (await host.SendAsync("ibusiness/faults", body)).ShouldRefuse(field);
        (await host.GetAsync("ibusiness/faults")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task It_hits_the_next_calls_and_is_gone()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.ArmAsync("""{"kind":"500","next":2}""");

        (await OutcomesAsync(host, 4)).ShouldBe([false, false, true, true]);
        (await host.GetAsync("ibusiness/faults")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task It_is_listed_with_what_it_has_done()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.ArmAsync("""{"kind":"500","next":3,"seconds":60}""");
        await host.ArmAsync("""{"kind":"delay","delayMs":250,"share":0.5,"on":"check"}""");
        await OutcomesAsync(host, 1);

        (await host.GetAsync("ibusiness/faults")).Text.ShouldBe(
            """[{"id":1,"kind":"5xx","on":"money","executed":false,"delayMs":null,"status":500,"remaining":2,"share":null,"until":"2026-03-01T12:01:00+00:00","hits":1},"""
            + """{"id":2,"kind":"delay","on":"check","executed":true,"delayMs":250,"status":null,"remaining":null,"share":0.5,"until":null,"hits":0}]""");
    }

    [Fact]
    public async Task It_can_be_cleared()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.ArmAsync("""{"kind":"500","share":1}""");
        (await OutcomesAsync(host, 1)).ShouldBe([false]);

        using var response = await host.Client.DeleteAsync(new Uri("ibusiness/faults", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await OutcomesAsync(host, 2)).ShouldBe([true, true]);
    }

    [Fact]
    public async Task It_ends_after_its_seconds()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.ArmAsync("""{"kind":"500","share":1,"seconds":30}""");
        host.Time.Advance(TimeSpan.FromSeconds(29.9));
        (await OutcomesAsync(host, 1)).ShouldBe([false]);

        host.Time.Advance(TimeSpan.FromSeconds(0.1));

        (await OutcomesAsync(host, 1)).ShouldBe([true]);
    }

    [Fact]
    public async Task A_share_of_calls_is_hit_and_a_seed_repeats_it()
    {
        var runs = new List<bool[]>();
        for (var run = 0; run < 2; run++)
        {
            await using var host = await SimulatorHost.StartAsync(("Simulators:Seed", "42"));
            await host.ArmAsync("""{"kind":"500","share":0.2}""");
            runs.Add(await OutcomesAsync(host, 500));
        }

        runs[0].ShouldBe(runs[1]);
        // Five standard deviations around 100.
        runs[0].Count(works => !works).ShouldBeInRange(56, 144);
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData(""","on":"money" """, true, false)]
    [InlineData(""","on":"cancel" """, true, false)]
    [InlineData(""","on":"check" """, false, true)]
    [InlineData(""","on":"all" """, true, true)]
    public async Task It_keeps_to_its_operation(string on, bool hitsCancel, bool hitsCheck)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync($$"""{"kind":"500","share":1{{on}}}""");
        var check = Signed(new JsonObject { ["TeamSlug"] = "demo-shop", ["PaymentId"] = "1001" });

        (await host.SendAsync("ibusiness/checkOrder", check)).Status.ShouldBe(Expected(hitsCheck));
        (await host.CancelAsync("1001")).Status.ShouldBe(Expected(hitsCancel));

        static HttpStatusCode Expected(bool hit) => hit ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
    }

    [Fact]
    public async Task No_more_than_the_limit_can_be()
    {
        await using var host = await SimulatorHost.StartAsync(("Simulators:MaxArmedFaults", "1"));
        await host.ArmAsync("""{"kind":"500"}""");

        (await host.SendAsync("ibusiness/faults", """{"kind":"500"}""")).Status.ShouldBe(HttpStatusCode.Conflict);
        await OutcomesAsync(host, 1);
        await host.ArmAsync("""{"kind":"500"}""");
    }

    /// <summary>Whether each of so many calls got an answer of the gateway itself.</summary>
    private static async Task<bool[]> OutcomesAsync(SimulatorHost host, int calls)
    {
        var outcomes = new bool[calls];
        for (var i = 0; i < calls; i++)
            outcomes[i] = (await host.CancelAsync("unknown")).Status == HttpStatusCode.OK;
        return outcomes;
    }
}
