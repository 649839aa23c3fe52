using System.Text;
using System.Text.Json;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;

namespace Sagas.Chaos.World;

/// <summary>The simulated gateways, as those see them who stand behind them: payers, back offices, auditors, and bad luck.</summary>
internal sealed class Gateways(HttpClient http, ChildProgram simulators)
{
    // Together more than a fifth of all calls that move money, and some of those that only ask.
    private static readonly string[] Faults =
    [
        """{"kind":"delay","delayMs":1500,"share":0.06}""",
        """{"kind":"timeout-before","share":0.025}""",
        """{"kind":"timeout-after","share":0.025}""",
        """{"kind":"reset-before","share":0.01}""",
        """{"kind":"reset-after","share":0.025}""",
        """{"kind":"5xx","share":0.015}""",
        """{"kind":"5xx","executed":true,"share":0.015}""",
        """{"kind":"html-502","share":0.01}""",
        """{"kind":"garbage-200","share":0.015}""",
        """{"kind":"rate-limited","share":0.01}""",
        """{"kind":"refused","share":0.025}""",
        """{"kind":"reset-before","on":"all","share":0.02}""",
        // Longer than a call may take: the next question is answered before this one is given up.
        """{"kind":"delay","on":"all","delayMs":2500,"share":0.03}""",
    ];

    private static readonly string[] WebhookFaults =
    [
        """{"kind":"duplicate-webhook","share":0.2}""",
        """{"kind":"late-webhook","delayMs":5000,"share":0.2}""",
        """{"kind":"lost-webhook","share":0.2}""",
    ];

    private const string PendingFault = """{"kind":"pending","reads":2,"share":0.05}""";

    public Task AnnounceAsync(PlannedPayment payment, CancellationToken stop) => PostAsync($"/simulators/{payment.Kind.Instance}/payments", payment.Announcement, stop);

    /// <returns>Whether it could still move there.</returns>
    public async Task<bool> MoveAsync(MoveStep step, CancellationToken stop)
    {
        using var content = new StringContent($$"""{"status":"{{step.To}}"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(Address($"/simulators/{step.Payment.Kind.Instance}/payments/{step.Payment.GatewayId}/status"), content, stop);
        return answer.IsSuccessStatusCode;
    }

    public async Task ArmAsync(CancellationToken stop)
    {
        foreach (var kind in GatewayKinds.All.Where(kind => kind.Undoes))
        {
            foreach (var fault in Faults.Concat(kind.HasPending ? [PendingFault] : []).Concat(kind.WebhookRoute is null ? [] : WebhookFaults))
                await PostAsync($"/simulators/{kind.Instance}/faults", fault, stop);
        }
    }

    /// <returns>How many calls were hit.</returns>
    public async Task<long> DisarmAsync(CancellationToken stop)
    {
        var hits = 0L;
        foreach (var address in GatewayKinds.All.Select(kind => Address($"/simulators/{kind.Instance}/faults")))
        {
            using var faults = JsonDocument.Parse(await http.GetStringAsync(address, stop));
            hits += faults.RootElement.EnumerateArray().Sum(fault => fault.GetProperty("hits").GetInt64());
            using var gone = await http.DeleteAsync(address, stop);
            gone.EnsureSuccessStatusCode();
        }

        return hits;
    }

    /// <summary>From now on the gateways' clocks are so far ahead of everybody else's.</summary>
    public Task SetClockAsync(TimeSpan ahead, CancellationToken stop) => PostAsync("/clock", $$"""{"ahead":"{{ahead:c}}"}""", stop);

    public async Task<IReadOnlyList<Movement>> LedgerAsync(CancellationToken stop)
    {
        using var ledger = JsonDocument.Parse(await http.GetStringAsync(Address("/ledger"), stop));
        return
        [
            .. ledger.RootElement.EnumerateArray().Select(line => new Movement(
                line.GetProperty("gateway").GetString()!, line.GetProperty("payment").GetString()!, line.GetProperty("kind").GetString()!,
                line.GetProperty("amount").GetInt64(), line.GetProperty("operationKey").GetString())),
        ];
    }

    private async Task PostAsync(string path, string body, CancellationToken stop)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(Address(path), content, stop);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} {body}: {await answer.Content.ReadAsStringAsync(stop)}");
    }

    private Uri Address(string path) => new(simulators.Address, path);
}
