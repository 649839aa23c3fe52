using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.TBank;

/// <summary>Answer of <c>/v2/Cancel</c>.</summary>
internal sealed record CancelAnswer
{
    public required string TerminalKey { get; init; }

    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    public required string Status { get; init; }

    public required long OriginalAmount { get; init; }

    public required long NewAmount { get; init; }

    /// <summary>A number or a text, see <see cref="TBankSettings.PaymentIdAsText"/>.</summary>
    public required object PaymentId { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    public string? ExternalRequestId { get; init; }
}

/// <summary>Answer of <c>/v2/GetState</c>.</summary>
internal sealed record StateAnswer
{
    public required string TerminalKey { get; init; }

    public required long Amount { get; init; }

    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    public required string Status { get; init; }

    /// <summary>Here always a text.</summary>
    public required string PaymentId { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }
}

/// <summary>Answer of <c>/v2/CheckOrder</c>.</summary>
internal sealed record OrderAnswer
{
    public required string TerminalKey { get; init; }

    public required string OrderId { get; init; }

    public required bool Success { get; init; }

    public required string ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? Details { get; init; }

    public required IReadOnlyList<OrderPayment> Payments { get; init; }
}

/// <summary>One payment of an order, with the types of the published schema: Success is a text and ErrorCode a number.</summary>
internal sealed record OrderPayment
{
    public required string PaymentId { get; init; }

    public required long Amount { get; init; }

    public required string Status { get; init; }

    public required string Success { get; init; }

    public required int ErrorCode { get; init; }
}

internal static class TBankJson
{
    /// <summary>Largest integer that every JSON reader keeps exactly.</summary>
    private const long MaxExactNumber = 9_007_199_254_740_991;

    public static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Business failures too are HTTP 200.</summary>
    public static SimulatedAnswer Answer<T>(T body) => SimulatedAnswer.Json(StatusCodes.Status200OK, body, Options);

    /// <summary>A number where the id is one that comes back the same, else a text.</summary>
    public static object NumberOrText(string paymentId) =>
        long.TryParse(paymentId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= MaxExactNumber
        && paymentId[0] != '0'
            ? number
            : paymentId;
}
