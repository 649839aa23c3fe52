namespace Sagas.Tests.Service;

/// <summary>Valid bodies, to be spoilt by tests.</summary>
internal static class Bodies
{
    public const string Captured =
        """{"teamSlug":"demo","paymentId":"1001","orderId":"order-1","gateway":"ibusiness","gatewayPaymentId":"1001","amount":150000,"currency":"RUB"}""";

    public const string Cancel = """{"teamSlug":"demo","paymentId":"1001"}""";

    public const string GrantFailed = """{"teamSlug":"demo","paymentId":"1001","reason":"out of stock"}""";

    /// <summary>The smallest valid body of every event.</summary>
    public static string For(string name) => name switch
    {
        "payment-returned-elsewhere" => With(Captured, "\"reference\":\"r-1\""),
        _ when name.StartsWith("payment-", StringComparison.Ordinal) => Captured,
        "item-grant-failed" or "notification-failed" => GrantFailed,
        _ => Cancel,
    };

    /// <summary>A body with one more field, which comes last and so wins over an equal name before it in most parsers.</summary>
    public static string With(string body, string field) => $"{body[..^1]},{field}}}";
}
