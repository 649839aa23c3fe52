using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Moneta;

/// <summary>What happens at the gateway without the adapter.</summary>
internal static class ShopAtGateway
{
    public static async Task MoveAtGatewayAsync(this Shop shop, RunningService service, string status, string gateway = MonetaService.Gateway, long? amount = null)
    {
        var part = amount is null ? "" : $",\"amount\":{amount}";
        var (code, body) = await service.PostAsync($"/simulators/{gateway}/payments/{shop.PaymentId}/status", $$"""{"status":"{{status}}"{{part}}}""");
        code.ShouldBe(200, body.ToString());
    }
}
