using System.Globalization;
using System.Text.Json;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Support;

/// <summary>One payment as its shop, its gateway's payer and an operator see it, over HTTP.</summary>
internal sealed class Shop(RunningService service, string paymentId, string team = "demo", long amount = 150_000, string gateway = "ibusiness")
{
    public string PaymentId => paymentId;

    private string Root => $"/api/payments/{team}/{paymentId}";

    /// <summary>Makes the payment known to the simulated gateway.</summary>
    public async Task<Shop> PaidAsync(string status)
    {
        var (code, body) = await service.PostAsync(
            $"/simulators/{gateway}/payments", $$"""{"paymentId":"{{paymentId}}","amount":{{amount}},"currency":"RUB","status":"{{status}}"}""");
        code.ShouldBe(201, body.ToString());
        return this;
    }

    /// <summary>A payment fact; the same call again has the same bytes.</summary>
    public Task FactAsync(string name, string more = "", string? messageId = null) => TellAsync(
        name,
        $$"""{"teamSlug":"{{team}}","paymentId":"{{paymentId}}","orderId":"order-{{paymentId}}","gateway":"{{gateway}}","gatewayPaymentId":"{{paymentId}}","amount":{{amount}},"currency":"RUB"{{more}}}""",
        messageId);

    /// <summary>A fact of a step, or a request.</summary>
    public Task StepAsync(string name, string more = "", string? messageId = null) =>
        TellAsync(name, $$"""{"teamSlug":"{{team}}","paymentId":"{{paymentId}}"{{more}}}""", messageId);

    public Task FailAsync(string more = "", string? messageId = null) => StepAsync("item-grant-failed", ",\"reason\":\"out of stock\"" + more, messageId);

    /// <summary>Says one of the events of a payment's life by its name.</summary>
    public Task SayAsync(string name, string? messageId = null) => name.StartsWith("payment-", StringComparison.Ordinal) ? FactAsync(name, messageId: messageId)
        : name.EndsWith("-failed", StringComparison.Ordinal) ? StepAsync(name, ",\"reason\":\"out of stock\"", messageId)
        : StepAsync(name, messageId: messageId);

    /// <summary>A person's decision.</summary>
    public async Task DecideAsync(string action, string more = "")
    {
        var (code, body) = await service.PostAsync($"{Root}/{action}", $$"""{"reason":"looked into it"{{more}}}""");
        code.ShouldBe(202, body.ToString());
    }

    public async Task<SeenPayment?> SeeAsync()
    {
        var body = await service.GetAsync(Root);
        return body.TryGetProperty("state", out _) ? body.Deserialize<SeenPayment>(JsonSerializerOptions.Web) : null;
    }

    /// <summary>Waits until the payment is so.</summary>
    public async Task<SeenPayment> UntilAsync(Func<SeenPayment, bool> isSo) =>
        (await Probe.UntilAsync(SeeAsync, seen => seen is not null && isSo(seen), seen => seen?.ToString() ?? "no such payment"))!;

    public Task<SeenPayment> UntilStateAsync(string state) => UntilAsync(seen => seen.State == state);

    public async Task<IReadOnlyList<SeenRow>> HistoryAsync() =>
        (await service.GetAsync($"{Root}/history?limit=500")).Deserialize<List<SeenRow>>(JsonSerializerOptions.Web)!;

    /// <summary>The money that moved at the gateway.</summary>
    public async Task<IReadOnlyList<SeenMovement>> LedgerAsync() =>
        (await service.GetAsync($"/simulators/ledger?payment={paymentId}")).Deserialize<List<SeenMovement>>(JsonSerializerOptions.Web)!;

    /// <summary>Exactly one movement, of this kind and of everything.</summary>
    public async Task MovedOnceAsync(string kind)
    {
        var movement = (await LedgerAsync()).ShouldHaveSingleItem();
        (movement.Kind, movement.Amount, movement.Currency, movement.Gateway).ShouldBe((kind, amount, "RUB", gateway));
        movement.OperationKey.ShouldNotBeNull();
    }

    public async Task ArmAsync(string fault)
    {
        var (code, body) = await service.PostAsync($"/simulators/{gateway}/faults", fault);
        code.ShouldBe(201, body.ToString());
    }

    private async Task TellAsync(string name, string json, string? messageId)
    {
        var (code, body) = await service.PostAsync($"/events/{name}", json, messageId);
        code.ShouldBe(202, string.Create(CultureInfo.InvariantCulture, $"{name}: {body}"));
    }
}

internal sealed record SeenPayment
{
    public required string State { get; init; }

    public required string? Status { get; init; }

    public required long OriginalAmount { get; init; }

    public required long NewAmount { get; init; }

    public required long ReturnedAmount { get; init; }

    public required string? Reason { get; init; }

    public required SeenNext Next { get; init; }

    public SeenOperation? Operation { get; init; }

    public required long Version { get; init; }
}

internal sealed record SeenNext(string What, DateTimeOffset? At);

internal sealed record SeenOperation(Guid Id, string? Kind, long Amount, int Attempt, string Progress, string? Code = null);

internal sealed record SeenRow(long Version, string Event, string FromState, string ToState, string? Actor, IReadOnlyList<string> Remarks, bool Alert);

internal sealed record SeenMovement(string Gateway, string Payment, string Kind, long Amount, string Currency, string? OperationKey);
