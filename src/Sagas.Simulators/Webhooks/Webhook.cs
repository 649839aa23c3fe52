namespace Sagas.Simulators.Webhooks;

/// <summary>Something a gateway tells the merchant.</summary>
internal sealed record Webhook
{
    /// <summary>What it is about, in the gateway's word.</summary>
    public required string Event { get; init; }

    /// <summary>The gateway's payment id.</summary>
    public required string Payment { get; init; }

    /// <summary>Makes the request anew for each attempt, at the time given, as its signature may carry the time.</summary>
    public required Func<DateTimeOffset, HttpRequestMessage> Request { get; init; }

    /// <summary>Whether this HTTP status and body mean that the merchant has taken it; otherwise it is sent again.</summary>
    public required Func<int, string, bool> Accepts { get; init; }

    /// <summary>Told when it was taken or given up; not when a fault loses it.</summary>
    public Action Ended { get; init; } = () => { };

    /// <summary>Waits between attempts as the gateway documents them; they are compressed as the settings say. Empty: one attempt.</summary>
    public required IReadOnlyList<TimeSpan> Retries { get; init; }
}
