using System.Collections.Specialized;
using System.Text;
using System.Web;
using System.Xml;

namespace Sagas.Gateways.Moneta;

/// <summary>The fields of a Pay URL call, as they were sent; an absent one is empty, which is also how it is signed.</summary>
internal sealed record PayUrlCall
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int LongestValue = 255;

    public required string Command { get; init; }

    public required string MntId { get; init; }

    public required string TransactionId { get; init; }

    public required string OperationId { get; init; }

    public required string Amount { get; init; }

    public required string CurrencyCode { get; init; }

    public required string SubscriberId { get; init; }

    public required string TestMode { get; init; }

    public required string Signature { get; init; }

    /// <summary>The call, or <c>null</c> when a field came twice, is too long, or holds what no answer could repeat.</summary>
    public static PayUrlCall? Read(WebhookRequest request)
    {
        var fields = request.Method == HttpMethod.Post ? OfForm(request) : request.Query;
        var isReadable = true;
        var call = new PayUrlCall
        {
            Command = Value("MNT_COMMAND"),
            MntId = Value("MNT_ID"),
            TransactionId = Value("MNT_TRANSACTION_ID"),
            OperationId = Value("MNT_OPERATION_ID"),
            Amount = Value("MNT_AMOUNT"),
            CurrencyCode = Value("MNT_CURRENCY_CODE"),
            SubscriberId = Value("MNT_SUBSCRIBER_ID"),
            TestMode = Value("MNT_TEST_MODE"),
            Signature = Value("MNT_SIGNATURE"),
        };
        return isReadable ? call : null;

        string Value(string name)
        {
            string[] values = [.. fields?[name] ?? []];
            var value = values.Length == 0 ? "" : values[0];
            isReadable &= values.Length < 2 && value.Length <= LongestValue && value.All(x => XmlConvert.IsXmlChar(x) && !char.IsControl(x));
            return value;
        }
    }

    /// <summary>What a genuine call is signed with.</summary>
    public string SignedWith(string integrityCode) => PayUrlSignature.Of(
        integrityCode, MntId, TransactionId, OperationId, Amount, CurrencyCode, SubscriberId, TestMode);

    private static ILookup<string, string>? OfForm(WebhookRequest request) =>
        string.Equals(request.ContentType, Form, StringComparison.OrdinalIgnoreCase)
            ? FieldsOf(HttpUtility.ParseQueryString(Encoding.UTF8.GetString(request.Body.Span)))
            : null;

    private static ILookup<string, string> FieldsOf(NameValueCollection form) => form.AllKeys
        .SelectMany(key => form.GetValues(key) ?? [], (key, value) => (Key: key ?? "", Value: value))
        .ToLookup(field => field.Key, field => field.Value, StringComparer.Ordinal);
}
