using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.EasyCredit;

public sealed class When_easyCredit_pings(PatientCheckoutService service) : IClassFixture<PatientCheckoutService>
{
    [Theory]
    [InlineData("/easycredit-notification")]
    [InlineData("/webhooks/easycredit/easycredit")]
    public async Task A_refund_under_way_is_looked_at_at_once(string path)
    {
        var checkout = await new Checkout(service).AtAsync("CONFIRMED");
        await checkout.FactAsync("payment-captured");
        await checkout.Shop.FailAsync();
        await checkout.Shop.UntilAsync(seen => seen.Operation?.Progress == "Accepted");
        await Probe.UntilAsync(checkout.LedgerAsync, moved => moved.Count > 0);

        using var response = await service.Client.GetAsync(RunningService.Address($"{path}?vorgangskennung={checkout.TransactionId}"));

        ((int)response.StatusCode).ShouldBe(204);
        await checkout.Shop.UntilStateAsync("Refunded");
        await checkout.MovedOnceAsync("refund");
    }

    [Theory]
    [InlineData("?vorgangskennung=ZZZZZZ", 204)]
    [InlineData("?vorgangskennung=zzzzzz", 400)]
    [InlineData("", 400)]
    public async Task What_it_does_not_mean_changes_nothing(string query, int status)
    {
        using var response = await service.Client.GetAsync(RunningService.Address($"/easycredit-notification{query}"));
        ((int)response.StatusCode).ShouldBe(status);
    }
}
