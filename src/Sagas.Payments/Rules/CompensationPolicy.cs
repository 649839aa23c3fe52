using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>Finds the rule for a claim: field by field the most specific level that says something.</summary>
public sealed class CompensationPolicy(IOptionsMonitor<CompensationOptions> options)
{
    private static readonly FailurePolicy NoPolicy = new();
    private static readonly CompensationLimits NoLimits = new();

    /// <summary>What a failure of a payment does; all fields but <see cref="FailurePolicy.ApprovalAbove"/> are set.</summary>
    public FailurePolicy For(ClaimCause cause, string teamSlug, string? gateway)
    {
        var found = Levels(teamSlug, gateway)
            .Select(level => cause == ClaimCause.NotificationFailed ? level.NotificationFailed : level.ItemGrantFailed)
            .Select(policy => policy ?? NoPolicy)
            .ToList();
        return new FailurePolicy
        {
            Mode = First(found, policy => policy.Mode) ?? CompensationMode.Automatic,
            Delay = First(found, policy => policy.Delay) ?? TimeSpan.Zero,
            ApprovalAbove = found.Select(policy => policy.ApprovalAbove).FirstOrDefault(above => above is not null),
        };
    }

    /// <summary>The brake of a team at a gateway; all fields but <see cref="CompensationLimits.Sum"/> are set.</summary>
    public CompensationLimits LimitsFor(string teamSlug, string? gateway)
    {
        var found = Levels(teamSlug, gateway).Select(level => level.Limits ?? NoLimits).ToList();
        return new CompensationLimits
        {
            Count = First(found, limits => limits.Count) ?? 100,
            Window = First(found, limits => limits.Window) ?? TimeSpan.FromMinutes(10),
            Sum = found.Select(limits => limits.Sum).FirstOrDefault(sum => sum is not null),
        };
    }

    private static TValue? First<TItem, TValue>(IEnumerable<TItem> items, Func<TItem, TValue?> field)
        where TValue : struct => items.Select(field).FirstOrDefault(value => value is not null);

    private IEnumerable<CompensationRules> Levels(string teamSlug, string? gateway)
    {
        var current = options.CurrentValue;
        var team = current.Teams.GetValueOrDefault(teamSlug);
        if (gateway is not null && team?.Gateways.GetValueOrDefault(gateway) is { } both)
            yield return both;
        if (team is not null)
            yield return team;
        if (gateway is not null && current.Gateways.GetValueOrDefault(gateway) is { } atGateway)
            yield return atGateway;
        yield return current;
    }
}
