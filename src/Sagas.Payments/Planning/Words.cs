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

    /// <summary>Such as "50000 RUB (minor units) for a, b"; "at most" where only the gateway knows what the items cost.</summary>
    public static string Extent(Operation operation, string? currency)
    {
        var isOpen = operation.Scope is not null || operation.Items?.Exists(item => item.Amount is null) == true;
        var what = Scopes.TextOf(operation.Scope) ?? (operation.Items is { } items ? string.Join(", ", items.Select(item => item.ItemId)) : null);
        return $"{(isOpen ? "at most " : "")}{operation.Amount} {currency} (minor units){(what is null ? "" : $" for {what}")}";
    }

    /// <summary>Such as "operation-rejected (code 1005: cannot be cancelled)".</summary>
    public static string Of(IOperationAnswer answer)
    {
        var detail = string.Join(": ", new[] { answer.Code is null ? null : $"code {answer.Code}", answer.Message }.OfType<string>());
        return detail.Length == 0 ? answer.GetType().Name : $"{answer.GetType().Name} ({detail})";
    }

    /// <summary>The word of the wire, such as NEW; "not announced" for none.</summary>
    public static string Of(PaymentStatus? status) => status is null ? "not announced" : JsonSerializer.Serialize(status.Value).Trim('"');
}
