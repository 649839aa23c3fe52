using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.IBusiness;

/// <summary>Answer of <c>POST /cancel</c>. Every required field is there, also when it is not known.</summary>
internal sealed record CancelAnswer
{
    public required string TeamSlug { get; init; }

    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    public required string Status { get; init; }

    public required long OriginalAmount { get; init; }

    public required long NewAmount { get; init; }

    /// <summary>A number, as the specification has it; a string where the id is none.</summary>
    public required object PaymentId { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    public string? ExternalRequestId { get; init; }

    /// <summary>Largest integer that every JSON reader keeps exactly.</summary>
    private const long MaxExactNumber = 9_007_199_254_740_991;

    public static object NumberOrText(string paymentId) =>
        long.TryParse(paymentId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= MaxExactNumber
        && paymentId[0] != '0'
            ? number
            : paymentId;
}

/// <summary>Answer of <c>POST /checkOrder</c>.</summary>
internal sealed record CheckOrderAnswer
{
    public required string TeamSlug { get; init; }

    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    public required IReadOnlyList<CheckedPayment> Payments { get; init; }
}

/// <summary>One payment of an order. The specification names no key of the operation that undid it, so neither does this.</summary>
internal sealed record CheckedPayment
{
    /// <summary>Here a string, other than in the answer of cancel.</summary>
    public required string PaymentId { get; init; }

    public required long Amount { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    public DateTimeOffset? CompletedDate { get; init; }
}

internal static class IBusinessJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static SimulatedAnswer Answer<T>(int statusCode, T body) => SimulatedAnswer.Json(statusCode, body, Options);
}
