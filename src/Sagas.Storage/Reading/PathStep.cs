namespace Sagas.Storage;

/// <summary>A change of a payment's state.</summary>
/// <param name="FromState">By name; the machine's own word where the first message found nothing.</param>
/// <param name="ToState">By name.</param>
/// <param name="At">When.</param>
public sealed record PathStep(string FromState, string ToState, DateTimeOffset At)
{
    /// <summary>More steps of one payment are not told.</summary>
    public const int Most = 100;
}
