using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators;

/// <summary>Over real connections, since it is they that break.</summary>
public sealed class When_a_call_hits_a_fault
{
    [Theory]
    [InlineData("""{"kind":"5xx"}""", 500, false)]
    [InlineData("""{"kind":"500"}""", 500, false)]
    [InlineData("""{"kind":"5xx","status":503}""", 503, false)]
    [InlineData("""{"kind":"5xx","executed":true}""", 500, true)]
    [InlineData("""{"kind":"html-502"}""", 502, false)]
    [InlineData("""{"kind":"html-502","executed":true}""", 502, true)]
    [InlineData("""{"kind":"garbage-200"}""", 200, true)]
    [InlineData("""{"kind":"garbage-200","executed":false}""", 200, false)]
    public async Task The_answer_tells_nothing(string fault, int status, bool executed)
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync(fault);

        var answer = await host.CancelAsync("1001", "key-1");

        ((int)answer.Status).ShouldBe(status);
        Should.Throw<System.Text.Json.JsonException>(() => answer.Json);
        answer.ContentType.ShouldBe(status switch { 502 => "text/html", 200 => "application/json", _ => "text/plain" });
        await ShouldHaveMovedAsync(host, executed);
    }

    [Theory]
    [InlineData("reset", true)]
    [InlineData("reset-after", true)]
    [InlineData("reset-before", false)]
    public async Task The_connection_breaks(string kind, bool executed)
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync($$"""{"kind":"{{kind}}"}""");

        await Should.ThrowAsync<HttpRequestException>(() => host.CancelAsync("1001", "key-1"));

        await ShouldHaveMovedAsync(host, executed);
    }

    [Theory]
    [InlineData("timeout-before", false)]
    [InlineData("timeout-after", true)]
    public async Task No_answer_comes_before_the_client_goes_away(string kind, bool executed)
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync($$"""{"kind":"{{kind}}"}""");
        using var patience = new CancellationTokenSource();
        var call = host.CancelAsync("1001", "key-1", patience.Token);
        await HangsAsync(host, calls: 1);

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await HangsAsync(host, calls: 0);
        await ShouldHaveMovedAsync(host, executed);
    }

    [Fact]
    public async Task A_client_that_stays_is_cut_off_in_the_end()
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync(("Simulators:MaxHang", "00:01:00"));
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"timeout-after"}""");
        var call = host.CancelAsync("1001");
        await HangsAsync(host, calls: 1);

        host.Time.Advance(TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_hold_up_the_end_of_the_process()
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"timeout-before"}""");
        var call = host.CancelAsync("1001");
        await HangsAsync(host, calls: 1);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15));

        await Should.ThrowAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_delay_answers_late()
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"delay","delayMs":60000}""");
        var call = host.CancelAsync("1001", "key-1");
        await HangsAsync(host, calls: 1);
        await ShouldHaveMovedAsync(host, moved: false);

        host.Time.Advance(TimeSpan.FromMinutes(1));

        (await call).Succeeded.ShouldBeTrue();
        await ShouldHaveMovedAsync(host, moved: true);
    }

    [Fact]
    public async Task A_delayed_call_is_carried_out_although_nobody_waits()
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync();
        await host.AnnounceAsync("1001");
        await host.ArmAsync("""{"kind":"delay","delayMs":60000}""");
        using var patience = new CancellationTokenSource();
        var call = host.CancelAsync("1001", "key-1", patience.Token);
        await HangsAsync(host, calls: 1);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await ShouldHaveMovedAsync(host, moved: false);

        host.Time.Advance(TimeSpan.FromMinutes(1));

        await Probe.UntilAsync(() => host.StatusAsync("1001"), status => status == "REFUNDED");
        await ShouldHaveMovedAsync(host, moved: true);
    }

    [Theory]
    [InlineData("timeout-after")]
    [InlineData("reset")]
    public async Task The_same_key_afterwards_gets_the_answer_that_was_lost(string kind)
    {
        await using var host = await SimulatorHost.StartOnKestrelAsync(("Simulators:MaxHang", "00:01:00"));
        await host.AnnounceAsync("1001");
        await host.ArmAsync($$"""{"kind":"{{kind}}"}""");
        var lost = host.CancelAsync("1001", "key-1");
        if (kind == "timeout-after")
        {
            await HangsAsync(host, calls: 1);
            host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await Should.ThrowAsync<HttpRequestException>(() => lost);

        (await host.CancelAsync("1001", "key-1")).Succeeded.ShouldBeTrue();
        await ShouldHaveMovedAsync(host, moved: true);
    }

    private static Task<int> HangsAsync(SimulatorHost host, int calls) =>
        Probe.UntilAsync(() => host.Time.WaitingTimers, waiting => waiting == calls, waiting => $"{waiting} hanging calls, {calls} expected");

    private static async Task ShouldHaveMovedAsync(SimulatorHost host, bool moved)
    {
        (await host.LedgerAsync()).Count.ShouldBe(moved ? 1 : 0);
        (await host.StatusAsync("1001")).ShouldBe(moved ? "REFUNDED" : "CONFIRMED");
    }
}
