using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>Everything the state machine decides with besides the payment itself.</summary>
public sealed class SagaRules(
    IOptionsMonitor<SagaOptions> options,
    CompensationPolicy policy,
    IBrake brake,
    CompensationPauses pauses,
    IGatewayDirectory gateways,
    TimeProvider clock)
{
    public SagaOptions Options => options.CurrentValue;

    public CompensationPolicy Policy => policy;

    public IBrake Brake => brake;

    public CompensationPauses Pauses => pauses;

    public IGatewayDirectory Gateways => gateways;

    /// <summary>Now, in microseconds as the database keeps time.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>When to ask a gateway again about an operation, from one question to the next.</summary>
    public IReadOnlyList<TimeSpan> ScheduleOf(string? gateway)
    {
        if (gateway is not null && gateways.Find(gateway)?.ResolveSchedule is { Count: > 0 } own)
            return own;
        return Options.ResolveSchedule is { Count: > 0 } common ? common : SagaOptions.DefaultResolveSchedule;
    }
}
