namespace Sagas.Simulators.Commercetools;

/// <summary>A transaction of a commercetools payment. Changed under the payment's lock.</summary>
internal sealed class CtTransaction
{
    public const string Authorization = "Authorization";
    public const string Charge = "Charge";
    public const string RefundType = "Refund";
    public const string Initial = "Initial";
    public const string Pending = "Pending";
    public const string Success = "Success";
    public const string Failure = "Failure";

    public static readonly IReadOnlyDictionary<string, string> States = Words(Initial, Pending, Success, Failure);

    public static readonly IReadOnlyDictionary<string, string> Types =
        Words(Authorization, "CancelAuthorization", Charge, RefundType, "Chargeback");

    public required Guid Id { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required string Type { get; init; }

    public required long CentAmount { get; init; }

    public required string? InteractionId { get; init; }

    public required string State { get; set; }

    public bool IsOpen => State is Initial or Pending;

    private static Dictionary<string, string> Words(params ReadOnlySpan<string> words)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
            all.Add(word, word);
        return all;
    }
}
