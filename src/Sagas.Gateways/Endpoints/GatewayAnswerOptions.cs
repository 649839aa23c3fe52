using System.ComponentModel.DataAnnotations;
using Sagas.Contracts;

namespace Sagas.Gateways;

/// <summary>How answers get to the saga.</summary>
public sealed record GatewayAnswerOptions
{
    /// <summary>The address that answers are sent to; another queue than the saga's own only in tests.</summary>
    public Uri SagaAddress { get; set; } = WellKnownEndpoints.SagaAddress;

    /// <summary>First wait after the bus did not take an answer; doubled each time. Default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest such wait. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromSeconds(10);
}
