using System.Buffers;
using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>The body of every call: the credentials and one request.</summary>
internal sealed class MonetaEnvelope(MonetaOptions options)
{
    private ReadOnlyMemory<byte> Of(string request, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("Envelope");
            json.WriteStartObject("Header");
            json.WriteStartObject("Security");
            json.WriteStartObject("UsernameToken");
            json.WriteString("Username", options.Username);
            json.WriteString("Password", options.Password);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("Body");
            json.WritePropertyName(request);
            content(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public ReadOnlyMemory<byte> Refund(long payment, string amount, Guid label) => Of("RefundRequest", json =>
    {
        json.WriteStartObject();
        json.WriteNumber("transactionId", payment);
        // Left out it would be everything that was paid; as a text no reader makes a binary fraction of it.
        json.WriteString("amount", amount);
        json.WriteString("paymentPassword", options.PaymentPassword);
        json.WriteString("clientTransaction", label.ToString("D"));
        if (options.RefundAttributes.Count > 0)
            WriteAttributes(json);
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Cancel(long payment) => Of("CancelTransactionRequest", json =>
    {
        json.WriteStartObject();
        json.WriteNumber("transactionId", payment);
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Details(long operation) => Of("GetOperationDetailsByIdRequest", json => json.WriteNumberValue(operation));

    public ReadOnlyMemory<byte> Labelled(long account, Guid label, int page, int pageSize) => Of("FindOperationsListByCTIDRequest", json =>
    {
        json.WriteStartObject();
        json.WriteNumber("accountId", account);
        json.WriteString("clientTransaction", label.ToString("D"));
        json.WriteStartObject("pager");
        json.WriteNumber("pageNumber", page);
        json.WriteNumber("pageSize", pageSize);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private void WriteAttributes(Utf8JsonWriter json)
    {
        json.WriteStartObject("operationInfo");
        json.WriteStartArray("attribute");
        foreach (var attribute in options.RefundAttributes)
        {
            json.WriteStartObject();
            json.WriteString("key", attribute.Key);
            json.WriteString("value", attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
