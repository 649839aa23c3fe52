using System.Globalization;
using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>One payment of the matrix: taken, not granted, and undone under a mishap.</summary>
/// <param name="service">Whom events are told, and who is asked.</param>
/// <param name="kind">Of which gateway.</param>
/// <param name="instance">Which one of that kind.</param>
/// <param name="undoing">What its failure asks for.</param>
/// <param name="mishap">What goes wrong.</param>
/// <param name="gateways">Whose simulated gateways it lies at; <c>null</c> for those of the same process.</param>
internal sealed class MatrixPayment(
    RunningService service, MatrixKind kind, string instance, Undoing undoing, Mishap mishap, RunningService? gateways = null)
{
    // Six digits: the shortest id that a kind takes, and the only length of easyCredit's.
    private static int _last = 700_000;

    private readonly RunningService _gateways = gateways ?? service;

    private int _number = Interlocked.Increment(ref _last);

    public string GatewayId => kind.Id(_number);

    private string PaymentId => string.Create(CultureInfo.InvariantCulture, $"pay-{_number}");

    private string Root => $"/api/payments/demo/{PaymentId}";

    /// <summary>The same payment as another process knows it, whose gateways are the same.</summary>
    public MatrixPayment At(RunningService other) => new(other, kind, instance, undoing, mishap, _gateways) { _number = _number };

    /// <summary>Runs it to its end and until nothing of it is left under way.</summary>
    public async Task RunAsync()
    {
        var tells = kind.TellsOfCaptures && mishap.OnWebhooks;
        if (tells)
            await ArmAsync();
        await AnnounceAsync();
        await FactAsync(undoing.Fact);
        await UntilStateAsync(undoing.Resting);
        if (!tells)
        {
            await QuietAsync();
            await ArmAsync();
        }

        await FailAsync();
        await UntilAsync(seen => IsEnded(seen) || (kind.Lacks.ContainsKey(undoing) && seen.State == "Cancelling"));
        await QuietAsync();
    }

    public async Task<MatrixCell> UntilEndedAsync()
    {
        await UntilAsync(IsEnded);
        return await CellAsync();
    }

    public Task AnnounceAsync() => TellAsync(
        _gateways,
        $"/simulators/{instance}/payments",
        $$"""{"paymentId":"{{GatewayId}}","amount":{{Undoing.Whole}},"currency":"{{kind.Currency}}","status":"{{undoing.Standing}}"{{kind.Announces(_number, undoing)}}}""");

    public Task FactAsync(string name) => TellAsync(
        service,
        $"/events/{name}",
        $$"""{"teamSlug":"demo","paymentId":"{{PaymentId}}","orderId":"order-{{GatewayId}}","gateway":"{{instance}}",{{kind.Names(_number, undoing)}},"amount":{{Undoing.Whole}},"currency":"{{kind.Currency}}"}""");

    public Task FailAsync() => FailAsync(undoing.Items);

    public Task FailAsync(string items) =>
        TellAsync(service, "/events/item-grant-failed", $$"""{"teamSlug":"demo","paymentId":"{{PaymentId}}","reason":"out of stock"{{items}}}""");

    public Task DecideAsync(string action, string more = "") => TellAsync(service, $"{Root}/{action}", $$"""{"reason":"looked into it"{{more}}}""");

    public async Task ArmAsync(string? order = null)
    {
        if ((order ?? mishap.Order) is not { } fault)
            return;
        var code = mishap == Mishap.Refused && order is null && kind.RefusalCode is { } refusal ? $",\"code\":\"{refusal}\"" : "";
        await TellAsync(_gateways, $"/simulators/{instance}/faults", $"{{{fault}{code}}}");
    }

    public Task<SeenPayment> UntilStateAsync(string state) => UntilAsync(seen => seen.State == state);

    public async Task<SeenPayment> UntilAsync(Func<SeenPayment, bool> isSo) => (await Probe.UntilAsync(
        SeeAsync, seen => seen is not null && isSo(seen), seen => $"{instance} {undoing.Name}: {seen?.ToString() ?? "no such payment"}"))!;

    public async Task<SeenPayment?> SeeAsync()
    {
        var body = await service.GetAsync(Root);
        return body.TryGetProperty("state", out _) ? body.Deserialize<SeenPayment>(JsonSerializerOptions.Web) : null;
    }

    /// <summary>All that the API shows of it.</summary>
    public Task<JsonElement> ShowAsync() => service.GetAsync(Root);

    public async Task<IReadOnlyList<SeenRow>> HistoryAsync() =>
        (await service.GetAsync($"{Root}/history?limit=500")).Deserialize<List<SeenRow>>(JsonSerializerOptions.Web)!;

    /// <summary>How many calls the armed fault has hit.</summary>
    public async Task<long> CallsAsync() => (await _gateways.GetAsync($"/simulators/{instance}/faults")).EnumerateArray().Sum(fault => fault.GetProperty("hits").GetInt64());

    public async Task DisarmAsync()
    {
        using var answer = await _gateways.Client.DeleteAsync(RunningService.Address($"/simulators/{instance}/faults"));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<SeenMovement>> LedgerAsync() =>
        [.. (await _gateways.GetAsync($"/simulators/ledger?payment={GatewayId}")).Deserialize<List<SeenMovement>>(JsonSerializerOptions.Web)!.Where(movement => movement.Gateway == instance)];

    /// <summary>How it stands now, without what differs from run to run.</summary>
    public async Task<MatrixCell> CellAsync()
    {
        var seen = await SeeAsync() ?? throw new InvalidOperationException($"{PaymentId} is gone.");
        return new MatrixCell(
            seen.State,
            seen.Status,
            seen.ReturnedAmount,
            [.. (await LedgerAsync()).Select(movement => $"{movement.Kind} {movement.Amount.ToString(CultureInfo.InvariantCulture)}")],
            seen.State == undoing.End ? null : Same($"{seen.Reason} · next: {seen.Next.What}"));
    }

    private static bool IsEnded(SeenPayment seen) =>
        seen.State is "Cancelled" or "Reversed" or "Refunded" or "ManualActionRequired" || (seen.State == "Confirmed" && seen.ReturnedAmount > 0);

    private string Same(string text) => text.Replace(GatewayId, "…", StringComparison.Ordinal).Replace(PaymentId, "…", StringComparison.Ordinal).Replace(instance, kind.Slug, StringComparison.Ordinal);

    /// <summary>The mishap has happened, and the gateway has nothing more to tell.</summary>
    private async Task QuietAsync()
    {
        await Probe.UntilAsync(
            () => _gateways.GetAsync($"/simulators/{instance}/faults"), faults => faults.GetArrayLength() == 0, faults => $"{instance} {undoing.Name}: not hit: {faults}");
        await Probe.UntilAsync(
            () => _gateways.GetAsync($"/simulators/{instance}/webhooks"),
            counts => counts.GetProperty("pending").GetInt64() == 0 && counts.GetProperty("givenUp").GetInt64() == 0,
            counts => $"{instance} {undoing.Name}: webhooks {counts}");
    }

    private static async Task TellAsync(RunningService process, string path, string body)
    {
        var (code, answer) = await process.PostAsync(path, body);
        code.ShouldBeInRange(200, 299, $"{path} {body}: {answer}");
    }
}
