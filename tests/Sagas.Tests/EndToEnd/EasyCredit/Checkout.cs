using System.Globalization;
using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.EasyCredit;

/// <summary>One easyCredit payment as its commercetools shop, easyCredit's customer and an operator see it, over HTTP.</summary>
internal sealed class Checkout(RunningService service)
{
    private const long Amount = 160_400;
    private static int _last;

    private readonly int _number = Interlocked.Increment(ref _last);

    /// <summary>In commercetools.</summary>
    public string CommercetoolsId { get; } = Guid.CreateVersion7().ToString("D");

    /// <summary>At easyCredit.</summary>
    public string TransactionId => string.Create(CultureInfo.InvariantCulture, $"EC{_number:D4}");

    public Shop Shop => new(service, string.Create(CultureInfo.InvariantCulture, $"ec-{_number}"), amount: Amount, gateway: CheckoutService.Gateway);

    public string CancelPath => $"/webhook/{CommercetoolsId}/cancel";

    /// <summary>Makes it known to the simulated systems.</summary>
    public async Task<Checkout> AtAsync(string status, string more = "")
    {
        var (code, body) = await service.PostAsync(
            "/simulators/easycredit/payments",
            $$"""{"paymentId":"{{CommercetoolsId}}","transactionId":"{{TransactionId}}","amount":{{Amount}},"currency":"EUR","status":"{{status}}"{{more}}}""");
        code.ShouldBe(201, body.ToString());
        return this;
    }

    /// <summary>A payment fact, with the commercetools id and, where it is known, easyCredit's.</summary>
    public async Task<Checkout> FactAsync(string name, bool withTransaction = true)
    {
        var transaction = withTransaction ? $",\"gatewayPaymentId\":\"{TransactionId}\"" : "";
        var (code, body) = await service.PostAsync(
            $"/events/{name}",
            $$"""{"teamSlug":"demo","paymentId":"{{Shop.PaymentId}}","orderId":"order","gateway":"easycredit","gatewaySessionId":"{{CommercetoolsId}}","amount":{{Amount}},"currency":"EUR"{{transaction}}}""");
        code.ShouldBe(202, body.ToString());
        return this;
    }

    /// <summary>An unpaid one that the service knows.</summary>
    public async Task<Checkout> UnpaidAsync(string more = "")
    {
        await AtAsync("NEW", more);
        await FactAsync("payment-initiated", withTransaction: false);
        await Shop.UntilStateAsync("New");
        return this;
    }

    public async Task ArmAsync(string fault)
    {
        var (code, body) = await service.PostAsync("/simulators/easycredit/faults", fault);
        code.ShouldBe(201, body.ToString());
    }

    public Task<(int Status, JsonElement Body)> CancelAsync(string query = "") => service.PostAsync(CancelPath + query, "");

    public async Task<IReadOnlyList<SeenMovement>> LedgerAsync() =>
        (await service.GetAsync($"/simulators/ledger?payment={CommercetoolsId}")).Deserialize<List<SeenMovement>>(JsonSerializerOptions.Web)!;

    /// <summary>Exactly one movement, of this kind and amount.</summary>
    public async Task MovedOnceAsync(string kind, long amount = Amount)
    {
        var movement = (await LedgerAsync()).ShouldHaveSingleItem();
        (movement.Kind, movement.Amount, movement.Currency).ShouldBe((kind, amount, "EUR"));
    }
}
