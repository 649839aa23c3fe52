using System.Text.RegularExpressions;
using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Plan;

/// <summary>Every kind of gateway there is, one instance of each. The secrets are worth nothing outside of a run.</summary>
internal static partial class GatewayKinds
{
    private static readonly (string, string)[] MonetaUser = [("Username", "api-user"), ("Password", "moneta-password"), ("PaymentPassword", "moneta-payment")];
    private static readonly (string, string)[] PayUrl = [("MntId", "54600817"), ("IntegrityCode", "moneta-code")];
    private static readonly (string, string)[] Credit = [("WebshopId", "2.de.1234.1"), ("ApiPassword", "credit-password"), ("SignatureSecret", "credit-signature")];

    public static IReadOnlyList<GatewayKind> All { get; } =
    [
        new()
        {
            Instance = "ibusiness",
            WebhookRoute = "ibusiness",
            Orders = CancelOrder(),
            UndoesParts = false,
            Simulator = [("Kind", "IBusiness"), ("TeamSlug", "shop"), ("Password", "ib-password")],
            Adapter = at => [("Kind", "IBusiness"), ("BaseUrl", at), ("TeamSlug", "shop"), ("Password", "ib-password")],
        },
        new()
        {
            Instance = "tbank",
            WebhookRoute = "ibusiness",
            Orders = CancelOrder(),
            Simulator = [("Kind", "TBank"), ("TerminalKey", "terminal"), ("Password", "tb-password")],
            Adapter = at => [("Kind", "IBusiness"), ("Dialect", "TBank"), ("BaseUrl", at), ("TeamSlug", "terminal"), ("Password", "tb-password")],
        },
        new()
        {
            Instance = "moneta",
            WebhookRoute = "moneta",
            Orders = MonetaOrder(),
            HasPending = true,
            Simulator = [("Kind", "Moneta"), .. MonetaUser, ("AccountId", "31015"), .. PayUrl],
            Adapter = at => [("Kind", "Moneta"), ("BaseUrl", $"{at}/services"), .. MonetaUser, ("AccountId", "31015"), .. PayUrl],
        },
        new()
        {
            Instance = "assistant",
            WebhookRoute = "moneta",
            Undoes = false,
            Simulator = [("Kind", "MonetaAssistant"), .. PayUrl],
            Adapter = _ => [("Kind", "MonetaAssistant"), ("BackOfficeUrl", "https://moneta.test/cabinet"), .. PayUrl],
        },
        new()
        {
            Instance = "bpc",
            Currency = "EUR",
            WebhookRoute = "bpc",
            Orders = BpcOrder(),
            HasPending = true,
            Simulator = [("Kind", "Bpc"), ("ApiKeys:0", "bpc-key"), ("WebhookSecret", "bpc-webhook")],
            Adapter = at => [("Kind", "Bpc"), ("BaseUrl", $"{at}/api2"), ("ApiKey", "bpc-key"), ("WebhookSecret", "bpc-webhook")],
            Id = number => $"p_{number}",
            Announces = (number, standing) => standing == Standing.New ? $",\"sessionId\":\"ps_{number}\"" : "",
            Names = (number, standing) => standing == Standing.New ? $"\"gatewaySessionId\":\"ps_{number}\"" : $"\"gatewayPaymentId\":\"p_{number}\"",
        },
        new()
        {
            Instance = "easycredit",
            Currency = "EUR",
            WebhookRoute = "easycredit",
            // Its unpaid sessions are cancelled in the shop, with a change that is repeated when somebody else has changed the same.
            Orders = RefundOrder(),
            HasPending = true,
            Simulator = [("Kind", "EasyCredit"), .. Credit, ("SettleAfter", "00:00:00.200"), ("ProjectKey", "shop"), ("ClientId", "client"), ("ClientSecret", "ct-secret")],
            Adapter = at =>
            [
                ("Kind", "EasyCredit"), .. Credit, ("PaymentBaseUrl", at), ("MerchantBaseUrl", at),
                ("Commercetools:ApiUrl", $"{at}/commercetools"), ("Commercetools:AuthUrl", $"{at}/commercetools"),
                ("Commercetools:ProjectKey", "shop"), ("Commercetools:ClientId", "client"), ("Commercetools:ClientSecret", "ct-secret"),
            ],
            Id = number => $"ct-{number}",
            Announces = (number, _) => $",\"transactionId\":\"{number}\"",
            Names = (number, _) => $"\"gatewaySessionId\":\"ct-{number}\",\"gatewayPaymentId\":\"{number}\"",
        },
        new()
        {
            Instance = "omnicart",
            CancelsUnpaid = false,
            Orders = CartOrder(),
            Simulator = [("Kind", "OmniCart"), ("ApiAccessToken", "cart-token")],
            Adapter = at => [("Kind", "OmniCart"), ("BaseUrl", at), ("ApiAccessToken", "cart-token")],
            Id = number => $"cart-{number}",
            Announces = (_, _) => $",\"items\":[{{\"itemId\":\"a\",\"amount\":50000}},{{\"itemId\":\"b\",\"amount\":30000}},{{\"itemId\":\"c\",\"amount\":70000}}]",
            Names = (number, _) => $"\"gatewaySessionId\":\"cart-{number}\"",
        },
    ];

    [GeneratedRegex("^POST .*/cancel\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CancelOrder();

    [GeneratedRegex("RefundRequest|CancelTransactionRequest", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MonetaOrder();

    [GeneratedRegex("^POST .*/(expire|cancel|refunds)\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BpcOrder();

    [GeneratedRegex("^POST .*/refund\n", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RefundOrder();

    [GeneratedRegex("^(POST .*/(cancel|refund)|PATCH .*/modify)\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CartOrder();
}
