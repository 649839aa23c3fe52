using System.Net.Http.Json;
using System.Text.Json;
using Sagas.Contracts;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Simulators;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Gateways;

/// <summary>
/// The service on Postgres and RabbitMQ with a simulated BPC gateway, which knows no repeated refund: the same call once more moves money once
/// more. A part goes back, because of the rest a second refund would be possible and would show.
/// </summary>
internal sealed class BpcRig : IAsyncDisposable
{
    public const long Part = 20_000;

    private const string Gateway = "bpc";
    private const long Amount = 150_000;
    private const string ApiKey = "api-key-of-the-tests";

    private readonly DurableRig _rig;
    private readonly ChildProcess _simulator;

    private BpcRig(DurableRig rig, ChildProcess simulator) => (_rig, _simulator) = (rig, simulator);

    public DurableRig Durable => _rig;

    public static async Task<BpcRig> StartAsync(TimeSpan sendWindow, TimeSpan timeout, TimeSpan gracePeriod)
    {
        await ForgetQueueAsync();
        var simulator = await ChildProcess.StartAsync(typeof(SimulatorDefaults), [
            new($"Simulators:{Gateway}:Kind", "Bpc"),
            new($"Simulators:{Gateway}:ApiKeys:0", ApiKey),
            new($"Simulators:{Gateway}:WebhookSecret", "webhook-secret-of-the-tests"),
        ]);
        var rig = await DurableRig.StartAsync(services: 0, [
            new($"Gateways:{Gateway}:Kind", "Bpc"),
            new($"Gateways:{Gateway}:BaseUrl", new Uri(simulator.Client.BaseAddress!, $"/simulators/{Gateway}/api2").ToString()),
            new($"Gateways:{Gateway}:ApiKey", ApiKey),
            new($"Gateways:{Gateway}:SendWindow", $"{sendWindow:c}"),
            new($"Gateways:{Gateway}:Timeout", $"{timeout:c}"),
            new($"Gateways:{Gateway}:ConnectTimeout", $"{timeout:c}"),
            new($"Gateways:{Gateway}:GracePeriod", $"{gracePeriod:c}"),
            .. Enumerable.Range(0, 60).Select(question => new KeyValuePair<string, string>($"Gateways:{Gateway}:ResolveSchedule:{question}", "00:00:01")),
        ]);
        return new BpcRig(rig, simulator);
    }

    /// <summary>One more process, ready.</summary>
    public async Task<ChildProcess> StartServiceAsync(params KeyValuePair<string, string>[] more)
    {
        var service = await _rig.StartServiceAsync(more);
        await DurableRig.ReadyAsync(service);
        return service;
    }

    /// <summary>Taken, and a part of it cannot be granted.</summary>
    public async Task TakenAndNotGrantedAsync(string paymentId)
    {
        using var announced = await _simulator.Client.PostAsJsonAsync(
            Address("payments"), new { paymentId, amount = Amount, currency = "EUR", status = "CONFIRMED" });
        announced.EnsureSuccessStatusCode();
        await _rig.PublishAsync("payment-captured", DurableRig.Bytes(
            $$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{paymentId}}","orderId":"order","gateway":"{{Gateway}}","gatewayPaymentId":"{{paymentId}}","amount":{{Amount}},"currency":"EUR"}"""));
        await _rig.PublishAsync("item-grant-failed", DurableRig.Bytes(
            $$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{paymentId}}","reason":"out of stock","items":[{"itemId":"a","amount":{{Part}}}]}"""));
    }

    public async Task ArmAsync(string kind)
    {
        using var armed = await _simulator.Client.PostAsJsonAsync(Address("faults"), new { kind, on = "refund" });
        armed.EnsureSuccessStatusCode();
    }

    /// <summary>The armed fault has hit its call.</summary>
    public async Task HitAsync() => await Probe.UntilAsync(
        () => _simulator.Client.GetFromJsonAsync<JsonElement>(Address("faults")), faults => faults.GetArrayLength() == 0, faults => $"{faults}; {_rig.Service.LastWords}");

    public async Task<IReadOnlyList<long>> RefundsAsync()
    {
        var ledger = await _simulator.Client.GetFromJsonAsync<JsonElement>(new Uri("/simulators/ledger", UriKind.Relative));
        return [.. ledger.EnumerateArray().Select(movement => movement.GetProperty("amount").GetInt64())];
    }

    /// <summary>The service knows that the part went back and that nothing is left to do.</summary>
    public async Task ReturnedAsync(string paymentId) => await Probe.UntilAsync(
        () => _rig.GetAsync($"/api/payments/{DurableRig.Team}/{paymentId}"),
        seen => seen.TryGetProperty("state", out var state) && state.GetString() == "Confirmed" && seen.GetProperty("returnedAmount").GetInt64() == Part,
        seen => $"{seen}; the process said: {_rig.Service.LastWords}");

    /// <summary>How many attempts at the gateway ended so.</summary>
    public Task<long> AttemptsAsync(string outcome) =>
        _rig.Database.CountAsync($"select count(*) from sagas.gateway_operation where gateway = '{Gateway}' and outcome = '{outcome}'");

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _simulator.DisposeAsync();
        await ForgetQueueAsync();
    }

    private static Uri Address(string rest) => new($"/simulators/{Gateway}/{rest}", UriKind.Relative);

    /// <summary>The broker is shared, and only these tests have this gateway.</summary>
    private static async Task ForgetQueueAsync()
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var suffix in new[] { "", "_error", "_skipped" })
        {
            await channel.QueueDeleteAsync(WellKnownEndpoints.Gateway(Gateway) + suffix, ifUnused: false, ifEmpty: false);
            await channel.ExchangeDeleteAsync(WellKnownEndpoints.Gateway(Gateway) + suffix);
        }
    }
}
