using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>How enums are spoken of in reasons and remarks.</summary>
internal static class Words
{
    public static string Of(ClaimCause cause) => cause switch
    {
        ClaimCause.ItemGrantFailed => "granting failed",
        ClaimCause.NotificationFailed => "notifying failed",
        ClaimCause.CancelRequested => "cancel requested",
        ClaimCause.CapturedAfterEnd => "captured after the end",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>Such as "refund 1 (attempt 2)".</summary>
    public static string Of(Operation operation) =>
        $"{operation.Kind?.ToString().ToLowerInvariant() ?? "question"} {operation.Ordinal} (attempt {operation.Attempt})";

    /// <summary>Such as "operation-rejected (code 1005: cannot be cancelled)".</summary>
    public static string Of(IOperationAnswer answer)
    {
        var detail = string.Join(": ", new[] { answer.Code is null ? null : $"code {answer.Code}", answer.Message }.OfType<string>());
        return detail.Length == 0 ? answer.GetType().Name : $"{answer.GetType().Name} ({detail})";
    }

    /// <summary>The word of the wire, such as NEW; "not announced" for none.</summary>
    public static string Of(PaymentStatus? status) => status is null ? "not announced" : JsonSerializer.Serialize(status.Value).Trim('"');
}
