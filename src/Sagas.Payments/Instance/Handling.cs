using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Payments;

/// <summary>What people do about a payment beside deciding: who looks after it, and a decision that waits for a second person.</summary>
public sealed class Handling
{
    /// <summary>Who looks after it.</summary>
    public string? Owner { get; set; }

    public DateTimeOffset? OwnedSince { get; set; }

    /// <summary>What the first of two people has decided.</summary>
    public FirstDecision? First { get; set; }

    /// <summary>What a newer version of the service has written here; kept as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Owner is null && First is null && Newer is null;
}

/// <summary>A decision of one person that needs another one's.</summary>
public sealed record FirstDecision
{
    public required string Action { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }

    /// <summary>The state it was made in; in another one it is void.</summary>
    public required string State { get; init; }

    public long Amount { get; init; }

    public string? Reference { get; init; }

    /// <summary>What had to go back when it was made, in minor units; of another sum it is void.</summary>
    public long? Payable { get; init; }

    /// <summary>Whether it is about the payment as it is now.</summary>
    public bool IsAbout(PaymentSaga saga) => Is(State, saga.State) && Payable == saga.Payable;

    /// <summary>Whether the same is decided about the payment as it is now.</summary>
    public bool Fits(PaymentSaga saga, string action, long amount, string reference) =>
        IsAbout(saga) && Is(Action, action) && Amount == amount && Is(Reference ?? "", reference);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
