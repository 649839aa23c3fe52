using System.ComponentModel.DataAnnotations;

namespace Sagas.Simulators;

/// <summary>
/// What all simulated gateways share: the plain values of the section <c>Simulators</c>. Each subsection, such as
/// <c>Simulators:ibusiness</c>, is a gateway of that name with the settings of its kind.
/// </summary>
public sealed record SimulatorsOptions
{
    public const string Section = "Simulators";

    /// <summary>Payments kept per gateway. Beyond it the oldest finished one is forgotten, or the oldest when none is finished.</summary>
    [Range(1, 5_000_000)]
    public int MaxPayments { get; set; } = 100_000;

    /// <summary>Money movements kept, of all gateways together; the oldest is forgotten first.</summary>
    [Range(1, 5_000_000)]
    public int MaxLedgerEntries { get; set; } = 100_000;

    /// <summary>Faults armed at a time per gateway.</summary>
    [Range(1, 10_000)]
    public int MaxArmedFaults { get; set; } = 100;

    /// <summary>Longest request body, in bytes.</summary>
    [Range(1_024, 10_485_760)]
    public int MaxBodyBytes { get; set; } = 65_536;

    /// <summary>How long a call that is never answered is held when the client does not go away; then the connection is aborted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan MaxHang { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest delay that can be armed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Webhooks waiting to be sent, of all gateways together; one more is dropped.</summary>
    [Range(1, 1_000_000)]
    public int MaxWebhooks { get; set; } = 10_000;

    /// <summary>Webhooks being sent or waiting for another attempt at a time.</summary>
    [Range(1, 1_000)]
    public int MaxWebhooksInFlight { get; set; } = 64;

    /// <summary>How long a webhook's answer is waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:05:00")]
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>By how much the documented waits between a webhook's attempts are shortened; at 3600 an hour is a second.</summary>
    [Range(1d, 1_000_000d)]
    public double WebhookCompression { get; set; } = 3_600;

    /// <summary>Makes the faults that hit a share of calls repeatable; a new sequence each start when absent.</summary>
    public int? Seed { get; set; }
}
