using System.ComponentModel.DataAnnotations;

namespace Sagas.Gateways;

/// <summary>When the circuit of a gateway opens, and for how long. Only failures of the infrastructure count, never a business "no".</summary>
public sealed record BreakerOptions
{
    /// <summary>The share of failed calls that opens it.</summary>
    [Range(0.01, 1.0)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Over which time the share is taken.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls there must be before the share means anything.</summary>
    [Range(2, 10_000)]
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>How long it stays open before one call tries again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(10);
}
