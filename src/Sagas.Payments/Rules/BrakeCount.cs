namespace Sagas.Payments;

/// <summary>One automatic compensation as the brake counts it.</summary>
/// <param name="TeamSlug">The team.</param>
/// <param name="Gateway">The gateway instance, when it is known.</param>
/// <param name="SagaId">The payment, which counts once per window.</param>
/// <param name="Amount">The most that was to go back, in minor units.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="At">When it was first counted, by the clock of the process that did.</param>
public sealed record BrakeCount(string TeamSlug, string? Gateway, Guid SagaId, long Amount, string? Currency, DateTimeOffset At);
