namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>Every kind there is. All secrets are planted, so that a test can look for them.</summary>
internal static class MatrixKinds
{
    /// <summary>Begins every secret of every kind.</summary>
    public const string Planted = "planted-";

    private const string Host = "http://embedded.invalid/simulators";
    private const string Items = """,{"itemId":"b","amount":30000,"timerEnabled":true},{"itemId":"c","amount":70000}]""";

    public static MatrixKind IBusiness { get; } = new()
    {
        Slug = "ibusiness",
        Title = "I-Business",
        Currency = "RUB",
        WebhookRoute = "ibusiness",
        Settings = instance => (
            [("Kind", "IBusiness"), ("TeamSlug", "shop"), ("Password", $"{Planted}ib-password")],
            [("Kind", "IBusiness"), ("BaseUrl", $"{Host}/{instance}"), ("TeamSlug", "shop"), ("Password", $"{Planted}ib-password")]),
        Lacks = new Dictionary<Undoing, string> { [Undoing.Partial] = "It undoes a payment in full only." },
    };

    public static MatrixKind TBank { get; } = new()
    {
        Slug = "tbank",
        Title = "I-Business, dialect TBank",
        Currency = "RUB",
        WebhookRoute = "ibusiness",
        Settings = instance => (
            [("Kind", "TBank"), ("TerminalKey", "terminal"), ("Password", $"{Planted}tb-password")],
            [("Kind", "IBusiness"), ("Dialect", "TBank"), ("BaseUrl", $"{Host}/{instance}"), ("TeamSlug", "terminal"), ("Password", $"{Planted}tb-password")]),
    };

    public static MatrixKind Moneta { get; } = new()
    {
        Slug = "moneta",
        Title = "Moneta",
        Currency = "RUB",
        WebhookRoute = "moneta",
        TellsOfCaptures = true,
        Silent = ([Undoing.Cancel, Undoing.Reverse], "The Pay URL tells that a payment was taken, and nothing else."),
        Settings = instance => (
            [("Kind", "Moneta"), .. MonetaUser, ("AccountId", "31015"), .. PayUrl],
            [("Kind", "Moneta"), ("BaseUrl", $"{Host}/{instance}/services"), .. MonetaUser, ("AccountId", "31015"), .. PayUrl]),
    };

    public static MatrixKind MonetaAssistant { get; } = new()
    {
        Slug = "assistant",
        Title = "MonetaAssistant",
        Currency = "RUB",
        WebhookRoute = "moneta",
        TellsOfCaptures = true,
        Silent = ([Undoing.Cancel, Undoing.Reverse], "The Pay URL tells that a payment was taken, and nothing else."),
        Settings = _ => (
            [("Kind", "MonetaAssistant"), .. PayUrl],
            [("Kind", "MonetaAssistant"), ("BackOfficeUrl", "https://moneta.test/cabinet"), .. PayUrl]),
        Lacks = Undoing.All.ToDictionary(undoing => undoing, _ => "It has no interface to give money back: a person does it in the back office."),
    };

    public static MatrixKind Bpc { get; } = new()
    {
        Slug = "bpc",
        Title = "Bpc",
        Currency = "EUR",
        WebhookRoute = "bpc",
        Settings = instance => (
            [("Kind", "Bpc"), ("ApiKeys:0", $"{Planted}bpc-key"), ("WebhookSecret", $"{Planted}bpc-webhook")],
            [("Kind", "Bpc"), ("BaseUrl", $"{Host}/{instance}/api2"), ("ApiKey", $"{Planted}bpc-key"), ("WebhookSecret", $"{Planted}bpc-webhook")]),
        Id = number => $"p_{number}",
        Announces = (number, undoing) => undoing == Undoing.Cancel ? $",\"sessionId\":\"ps_{number}\"" : "",
        Names = (number, undoing) => undoing == Undoing.Cancel ? $"\"gatewaySessionId\":\"ps_{number}\"" : $"\"gatewayPaymentId\":\"p_{number}\"",
    };

    public static MatrixKind EasyCredit { get; } = new()
    {
        Slug = "easycredit",
        Title = "EasyCredit",
        Currency = "EUR",
        WebhookRoute = "easycredit",
        Silent = ([Undoing.Cancel], "The cancellation takes place in commercetools; easyCredit has nothing to tell."),
        Settings = instance => (
            [("Kind", "EasyCredit"), .. Credit, ("SettleAfter", "00:00:00.200"), ("ProjectKey", "shop"), ("ClientId", "client"), ("ClientSecret", $"{Planted}ct-secret")],
            [
                ("Kind", "EasyCredit"), .. Credit, ("PaymentBaseUrl", $"{Host}/{instance}"), ("MerchantBaseUrl", $"{Host}/{instance}"),
                ("Commercetools:ApiUrl", $"{Host}/{instance}/commercetools"), ("Commercetools:AuthUrl", $"{Host}/{instance}/commercetools"),
                ("Commercetools:ProjectKey", "shop"), ("Commercetools:ClientId", "client"), ("Commercetools:ClientSecret", $"{Planted}ct-secret"),
            ]),
        Id = number => $"ct-{number}",
        Announces = (number, _) => $",\"transactionId\":\"{number}\"",
        Names = (number, _) => $"\"gatewaySessionId\":\"ct-{number}\",\"gatewayPaymentId\":\"{number}\"",
    };

    public static MatrixKind OmniCart { get; } = new()
    {
        Slug = "omnicart",
        Title = "OmniCart",
        Currency = "RUB",
        Silent = (Undoing.All, "Its callbacks are not published: what became of a call is asked for."),
        RefusalCode = "132001",
        Settings = instance => (
            [("Kind", "OmniCart"), ("ApiAccessToken", $"{Planted}cart-token")],
            [("Kind", "OmniCart"), ("BaseUrl", $"{Host}/{instance}"), ("ApiAccessToken", $"{Planted}cart-token")]),
        Id = number => $"cart-{number}",
        Announces = (_, _) => ",\"items\":[{\"itemId\":\"a\",\"amount\":50000,\"tag\":\"inferno\"}" + Items,
        Names = (number, _) => $"\"gatewaySessionId\":\"cart-{number}\"",
        Lacks = new Dictionary<Undoing, string> { [Undoing.Cancel] = "An unpaid cart cannot be cancelled, it expires: the payment waits for that, or for a capture, which is refunded." },
    };

    public static IReadOnlyList<MatrixKind> All { get; } = [IBusiness, TBank, Moneta, MonetaAssistant, Bpc, EasyCredit, OmniCart];

    private static IEnumerable<(string Key, string Value)> MonetaUser =>
        [("Username", "api-user"), ("Password", $"{Planted}mo-password"), ("PaymentPassword", $"{Planted}mo-payment")];

    private static IEnumerable<(string Key, string Value)> PayUrl => [("MntId", "54600817"), ("IntegrityCode", $"{Planted}mo-code")];

    private static IEnumerable<(string Key, string Value)> Credit =>
        [("WebshopId", "2.de.1234.1"), ("ApiPassword", $"{Planted}ec-password"), ("SignatureSecret", $"{Planted}ec-signature")];
}
