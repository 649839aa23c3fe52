using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>A payment page of the gateway (<c>ps_…</c>).</summary>
internal sealed record BpcSession(string Id, string Status, bool Paid, bool CapturesLater, long? Amount)
{
    public static BpcSession? Read(JsonElement body) =>
        BpcJson.Text(body, "id") is { } id && BpcJson.Text(body, "status") is { } status
            ? new BpcSession(
                id,
                status,
                BpcJson.Text(body, "paymentStatus") == "paid",
                BpcJson.Field(body, "paymentData") is { } data && BpcJson.Text(data, "captureMethod") == "manual",
                BpcJson.Amount(body, "amount"))
            : null;
}

/// <summary>A payment (<c>p_…</c>). Amounts are minor units.</summary>
internal sealed record BpcPayment(string Id, string Status, long? Amount, long? Received)
{
    public static BpcPayment? Read(JsonElement body) =>
        BpcJson.Text(body, "id") is { } id && BpcJson.Text(body, "status") is { } status
            ? new BpcPayment(id, status, BpcJson.Amount(body, "amount"), BpcJson.Amount(body, "amountReceived"))
            : null;
}

/// <summary>A refund (<c>re_…</c>).</summary>
internal sealed record BpcRefund(string Id, string Status, long Amount, string? PaymentId)
{
    public bool IsDone => Status == "succeeded";

    /// <summary>It moves no money any more. Every other word that is not "succeeded" may still do so.</summary>
    public bool HasFailed => Status is "failed" or "canceled";

    public static BpcRefund? Read(JsonElement body) =>
        BpcJson.Text(body, "id") is { } id && BpcJson.Text(body, "status") is { } status && BpcJson.Amount(body, "amount") is { } amount
            ? new BpcRefund(id, status, amount, BpcJson.Text(body, "paymentId"))
            : null;

    /// <summary>All refunds of a payment; <c>null</c> when not all of them are there or one cannot be read, so that nothing is concluded from a part.</summary>
    public static IReadOnlyList<BpcRefund>? ReadAll(JsonElement body)
    {
        var list = body.ValueKind == JsonValueKind.Array ? body : BpcJson.Field(body, "data") ?? default;
        if (list.ValueKind != JsonValueKind.Array || BpcJson.Flag(body, "hasMore") == true || BpcJson.Flag(body, "has_more") == true)
            return null;

        BpcRefund[] refunds = [.. list.EnumerateArray().Select(Read).OfType<BpcRefund>()];
        return refunds.Length == list.GetArrayLength() ? refunds : null;
    }
}
