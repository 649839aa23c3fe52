using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Sagas.Simulators.Bpc;

/// <summary>A session: the payment page's own object.</summary>
internal sealed record BpcSession : BpcObject
{
    public required string MerchantReferenceId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required BpcPaymentData PaymentData { get; init; }

    public required string PaymentStatus { get; init; }

    public required string PaymentUrl { get; init; }

    public JsonObject Metadata { get; } = [];
}

/// <summary>What a session says of the payment to come.</summary>
internal sealed record BpcPaymentData(string CaptureMethod);

internal sealed record BpcPayment : BpcObject
{
    public required long AmountCapturable { get; init; }

    public required long AmountReceived { get; init; }

    public DateTimeOffset? CanceledAt { get; init; }

    public required string CaptureMethod { get; init; }

    public JsonObject Metadata { get; } = [];

    public JsonObject PaymentMethod { get; } = new()
    {
        ["type"] = "card",
        ["card"] = new JsonObject { ["maskedNumber"] = "411111**1111", ["expiryMonth"] = 12, ["expiryYear"] = 2030, ["holderName"] = "TEST CARDHOLDER" },
    };
}

internal sealed record BpcRefund : BpcObject
{
    public required string PaymentId { get; init; }
}

/// <summary>What sessions, payments and refunds have in common. Instants are in UTC to the second.</summary>
internal abstract record BpcObject
{
    public required string Id { get; init; }

    /// <summary>In minor units.</summary>
    public required long Amount { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    /// <summary>Fields may be added without a new version, so a client has to bear one that it does not know.</summary>
    [JsonPropertyName("processingDetails")]
    public JsonObject Unannounced { get; } = new() { ["routes"] = new JsonArray(1, "two", null), ["score"] = 0.25 };
}

/// <summary>What comes with a webhook.</summary>
internal sealed record BpcEvent(DateTimeOffset Created, string Type, BpcEventData Data);

/// <param name="Object">The object as it was when the event happened; of its own type, so that all its fields are written.</param>
internal sealed record BpcEventData(object Object);
