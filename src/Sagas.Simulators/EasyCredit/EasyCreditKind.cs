using Sagas.Simulators.Commercetools;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.EasyCredit;

/// <summary>
/// easyCredit with the commercetools project of its shop. Both easyCredit APIs are below the gateway's address, commercetools is
/// at <c>commercetools</c> there and its tokens at <c>commercetools/oauth/token</c>.
/// </summary>
internal sealed class EasyCreditKind(TimeProvider time) : IGatewayKind
{
    public string Name => "EasyCredit";

    public GatewayApi Open(SimulatedGateway gateway, GatewaySettings settings)
    {
        var own = EasyCreditSettings.Read(settings);
        var desk = new EasyCreditDesk(gateway, own, time) { Ended = payment => EasyCreditNotifications.Ping(gateway, payment) };
        var shop = new ShopCalls(gateway, own);
        return new GatewayApi
        {
            Operations = [.. EasyCredit(gateway, own, desk, shop), .. Commercetools(gateway, own)],
            PendingEnds = [EasyCreditDesk.Done, EasyCreditDesk.Failed],
            ReadExtra = fields => EasyCreditExtra.Read(fields, gateway.Payments),
            Changed = new EasyCreditLife(gateway, desk).Follow,
        };
    }

    private static IEnumerable<SimulatedOperation> EasyCredit(
        SimulatedGateway gateway, EasyCreditSettings settings, EasyCreditDesk desk, ShopCalls shop)
    {
        var payment = new PaymentOperations(shop);
        var merchant = new MerchantOperations(gateway, settings, desk, shop);
        const string transactions = "merchant/v3/transaction";
        yield return Shop("payment-status", HttpMethods.Get, "payment/v3/transaction/{id}", payment.Get);
        yield return Shop("integration-check", HttpMethods.Post, "payment/v3/webshop/integrationcheck", payment.IntegrationCheck);
        yield return Shop("transactions", HttpMethods.Get, transactions, merchant.List);
        yield return Shop("transaction", HttpMethods.Get, $"{transactions}/{{id}}", merchant.Get);
        yield return Shop("capture", HttpMethods.Post, $"{transactions}/{{id}}/capture", merchant.Capture);
        yield return Shop("refund", HttpMethods.Post, $"{transactions}/{{id}}/refund", merchant.Refund) with { MovesMoney = true };
    }

    private IEnumerable<SimulatedOperation> Commercetools(SimulatedGateway gateway, EasyCreditSettings settings)
    {
        var tokens = new CtTokens(settings, time);
        var desk = new CtDesk(gateway, settings, tokens);
        var payments = new CtPaymentOperations(gateway, desk);
        var carts = new CtCartOperations(gateway, desk);
        const string project = "commercetools/{projectKey}";
        yield return Ct("ct-token", HttpMethods.Post, "commercetools/oauth/token", tokens.Issue);
        yield return Ct("ct-payments", HttpMethods.Get, $"{project}/payments", payments.Query);
        yield return Ct("ct-payment", HttpMethods.Get, $"{project}/payments/{{id}}", payments.Get);
        yield return Ct("ct-update-payment", HttpMethods.Post, $"{project}/payments/{{id}}", payments.Update) with
        {
            MovesMoney = true,
            Refuse = payments.Refuse,
        };
        yield return Ct("ct-carts", HttpMethods.Get, $"{project}/carts", carts.Query);
        yield return Ct("ct-cart", HttpMethods.Get, $"{project}/carts/{{id}}", carts.Get);
        yield return Ct("ct-update-cart", HttpMethods.Post, $"{project}/carts/{{id}}", carts.Update) with { Refuse = carts.Refuse };
    }

    private static SimulatedOperation Shop(string name, string method, string path, Func<SimulatedCall, SimulatedAnswer> execute) =>
        Operation(name, method, path, execute, (_, code) => EasyCreditErrors.Ordered(code));

    private static SimulatedOperation Ct(string name, string method, string path, Func<SimulatedCall, SimulatedAnswer> execute) =>
        Operation(name, method, path, execute, (_, _) => CtAnswers.InvalidToken());

    private static SimulatedOperation Operation(
        string name,
        string method,
        string path,
        Func<SimulatedCall, SimulatedAnswer> execute,
        Func<SimulatedCall, string?, SimulatedAnswer> refuse) => new()
        {
            Name = name,
            Method = method,
            Path = path,
            MovesMoney = false,
            Execute = execute,
            Refuse = refuse,
        };
}
