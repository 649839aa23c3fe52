using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>Refuses a schedule that would ask without a pause, or never; the annotations check the rest.</summary>
public sealed class SagaOptionsValidator : IValidateOptions<SagaOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, SagaOptions options)
    {
        var failures = options.ResolveSchedule
            .Select((wait, index) => wait > TimeSpan.Zero && wait <= LongestWait ? null : $"Saga:ResolveSchedule:{index} has to be longer than zero and at most {LongestWait}.")
            .OfType<string>()
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
