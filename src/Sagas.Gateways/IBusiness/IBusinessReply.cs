using System.Text.Json;

namespace Sagas.Gateways.IBusiness;

/// <summary>The fields of an answer that mean something to us, whatever JSON type the gateway gave them.</summary>
internal sealed record IBusinessReply
{
    /// <summary>Absent when the body is not an answer of this interface.</summary>
    public bool? Success { get; init; }

    public string? Status { get; init; }

    public string? PaymentId { get; init; }

    public string? OrderId { get; init; }

    public string? ErrorCode { get; init; }

    public string? Message { get; init; }

    public long? OriginalAmount { get; init; }

    public long? NewAmount { get; init; }

    public long? Amount { get; init; }

    /// <summary>All attempts at an order, in the answer of <c>checkOrder</c>.</summary>
    public IReadOnlyList<IBusinessReply> Payments { get; init; } = [];

    public static IBusinessReply Read(JsonElement body) => new()
    {
        Success = Field(body, "Success") switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => null,
        },
        Status = Text(body, "Status"),
        PaymentId = Text(body, "PaymentId"),
        OrderId = Text(body, "OrderId"),
        ErrorCode = Text(body, "ErrorCode"),
        Message = string.Join(": ", new[] { Text(body, "Message"), Text(body, "Details") }.Where(x => !string.IsNullOrEmpty(x))),
        OriginalAmount = Number(body, "OriginalAmount"),
        NewAmount = Number(body, "NewAmount"),
        Amount = Number(body, "Amount"),
        Payments = Field(body, "Payments") is { ValueKind: JsonValueKind.Array } payments
            ? [.. payments.EnumerateArray().Where(x => x.ValueKind == JsonValueKind.Object).Select(Read)]
            : [],
    };

    private static JsonElement? Field(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : null;

    // Ids and codes come as number or string, depending on which example of the document the gateway's author read.
    private static string? Text(JsonElement body, string name) => Field(body, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static long? Number(JsonElement body, string name) =>
        Field(body, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;
}
