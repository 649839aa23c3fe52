namespace Sagas.Tests.Service;

/// <summary>Bodies that are wrong in one way, with the field that the answer must name.</summary>
internal static class BadBodies
{
    private const string Captured = "payment-captured";
    private const string Cancel = "cancel-payment";

    public static IEnumerable<(string Event, string Body, string Field)> All =>
    [
        (Captured, "", "$"),
        (Captured, "  \r\n", "$"),
        (Captured, "[]", "$"),
        (Captured, "null", "$"),
        (Captured, "\"text\"", "$"),
        (Captured, "{", "$"),
        (Captured, Bodies.Captured + "x", "$"),
        (Captured, Bodies.Captured + "{}", "$"),
        (Captured, "/* comment */" + Bodies.Captured, "$"),
        (Captured, Bodies.Captured[..^1] + ",}", "$"),
        (Captured, new string('[', 200) + new string(']', 200), "$"),
        .. Without("teamSlug", "paymentId", "orderId", "gateway", "amount", "currency", "gatewayPaymentId"),
        ("payment-returned-elsewhere", Bodies.Captured, "reference"),
        ("item-grant-failed", Bodies.Cancel, "reason"),
        ("notification-failed", Bodies.Cancel, "reason"),
        .. Spoilt("teamSlug", "7", "\"\"", "\" \"", "\" demo\"", Text(65), "\"a\\u0000b\"", "\"a\\u0007\"", "\"\\ud800\"", "\"\\u202eevil\"", "\"..\"", "{}"),
        .. Spoilt("paymentId", "1001", "null", Text(65), "\"a\\nb\"", "\"\\u200b\"", "[\"1001\"]"),
        .. Spoilt("orderId", "1", Text(129), "\"\\udc00\""),
        .. Spoilt("gateway", Text(41), "true"),
        .. Spoilt("gatewayPaymentId", Text(129), "5"),
        .. Spoilt("amount", "-1", "0", "-0", "1.0", "1.5", "1e3", "9000000000000001", "99999999999999999999999", "\"150000\"", "true", "null", "[1]"),
        .. Spoilt("currency", "\"rub\"", "\"RUR\"", "\"XXX\"", "\"\"", "643", "\"RUB \"", "\"EUR\\u0000\""),
        .. Spoilt("occurredAt", "\"2026-01-02\"", "\"2026-01-02T03:04:05\"", "\"02.01.2026\"", "1767323045", "\"2026-13-02T03:04:05Z\"", "\"1999-12-31T23:59:59Z\"",
            "\"2199-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-01-02T03:04:05Z\\n\""),
        .. Spoilt("items", "{}", "\"a\"", Items(201)),
        (Captured, Added("\"items\":[{\"itemId\":\"a\"},{\"amount\":5}]"), "items[1].itemId"),
        (Captured, Added("\"items\":[{\"itemId\":\"a\"},{\"itemId\":\"b\",\"amount\":\"5\"}]"), "items[1].amount"),
        (Captured, Added("\"items\":[{\"itemId\":\"a\"},{\"itemId\":\"a\"}]"), "items[1].itemId"),
        (Captured, Added("\"items\":[7]"), "items[0]"),
        (Captured, Added("\"items\":[null]"), "items[0]"),
        (Captured, Added("\"teamSlug\":\"demo\""), "teamSlug"),
        (Captured, Added("\"new\":{\"a\":1,\"a\":2}"), "new.a"),
        (Captured, Added("\"new\":[{\"a\":\"x\\u0000\"}]"), "new[0].a"),
        (Captured, Added("\"a\\u0000\":1"), "$"),
        (Captured, Added("\"\\ud800\":1"), "$"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"onlyUnpaid\":\"yes\""), "onlyUnpaid"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"externalRequestId\":" + Text(257)), "externalRequestId"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"reason\":" + Text(513)), "reason"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"reason\":\"  \""), "reason"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"scope\":[]"), "scope"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"scope\":{\"itemIds\":[\"a\",\"a\"]}"), "scope.itemIds[1]"),
        (Cancel, Bodies.With(Bodies.Cancel, "\"scope\":{\"timerEnabled\":1}"), "scope.timerEnabled"),
        ("item-granted", Bodies.With(Bodies.Cancel, "\"attempts\":-1"), "attempts"),
        ("item-granted", Bodies.With(Bodies.Cancel, "\"attempts\":1.5"), "attempts"),
    ];

    private static string Added(string field) => Bodies.With(Bodies.Captured, field);

    private static string Text(int length) => $"\"{new string('x', length)}\"";

    private static string Items(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"itemId":"{{number}}"}"""))}]";

    private static IEnumerable<(string, string, string)> Without(params string[] fields) =>
        fields.Select(field => (Captured, Bodies.Captured.Replace($"\"{field}\"", "\"unknown\"", StringComparison.Ordinal), field));

    private static IEnumerable<(string, string, string)> Spoilt(string field, params string[] values) =>
        values.Select(value => (Captured, WithValue(field, value), field));

    private static string WithValue(string field, string value)
    {
        var name = $"\"{field}\":";
        var start = Bodies.Captured.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
        {
            return Added(name + value);
        }

        var end = Bodies.Captured.IndexOfAny([',', '}'], start);
        return Bodies.Captured[..(start + name.Length)] + value + Bodies.Captured[end..];
    }
}
