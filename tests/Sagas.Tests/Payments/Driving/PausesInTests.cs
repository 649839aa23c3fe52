using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>Pauses and resumes in one word: the book of these tests is in memory and answers at once.</summary>
internal static class PausesInTests
{
    public static Pause Begin(this CompensationPauses pauses, PauseScope scope, string by, string reason, out bool isNew)
    {
        (var inForce, isNew) = pauses.BeginAsync(scope, by, reason, CancellationToken.None).GetAwaiter().GetResult();
        return inForce;
    }

    public static bool End(this CompensationPauses pauses, PauseScope scope, string by, string reason) =>
        pauses.EndAsync(scope, by, reason, CancellationToken.None).GetAwaiter().GetResult();
}
