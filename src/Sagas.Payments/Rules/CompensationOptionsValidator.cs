using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>Refuses rules that cannot be meant, naming the setting.</summary>
public sealed class CompensationOptionsValidator : IValidateOptions<CompensationOptions>
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, CompensationOptions options)
    {
        var failures = new List<string>();
        Check("Compensation", options, failures);
        foreach (var (gateway, rules) in options.Gateways)
            Check($"Compensation:Gateways:{gateway}", rules, failures);
        foreach (var (team, rules) in options.Teams)
        {
            Check($"Compensation:Teams:{team}", rules, failures);
            foreach (var (gateway, atGateway) in rules.Gateways)
                Check($"Compensation:Teams:{team}:Gateways:{gateway}", atGateway, failures);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(string key, CompensationRules rules, List<string> failures)
    {
        CheckPolicy($"{key}:ItemGrantFailed", rules.ItemGrantFailed, failures);
        CheckPolicy($"{key}:NotificationFailed", rules.NotificationFailed, failures);
        if (rules.Limits is not { } limits)
            return;
        if (limits.Count is < 1)
            failures.Add($"{key}:Limits:Count has to be at least 1.");
        if (limits.Window is { } window && (window < TimeSpan.FromSeconds(1) || window > LongestWindow))
            failures.Add($"{key}:Limits:Window has to be between 1 second and 1 day.");
        CheckAmounts($"{key}:Limits:Sum", limits.Sum, failures);
    }

    private static void CheckPolicy(string key, FailurePolicy? policy, List<string> failures)
    {
        if (policy?.Mode is { } mode && !Enum.IsDefined(mode))
            failures.Add($"{key}:Mode has to be Automatic, Approval or Ignore.");
        if (policy?.Delay is { } delay && (delay < TimeSpan.Zero || delay > LongestDelay))
            failures.Add($"{key}:Delay has to be between 0 and 30 days.");
        CheckAmounts($"{key}:ApprovalAbove", policy?.ApprovalAbove, failures);
    }

    private static void CheckAmounts(string key, Dictionary<string, long>? amounts, List<string> failures)
    {
        foreach (var (currency, amount) in amounts ?? [])
        {
            if (amount < 0 || currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
                failures.Add($"{key}:{currency} has to be an amount in minor units, 0 or more, under an ISO 4217 code in upper case.");
        }
    }
}
