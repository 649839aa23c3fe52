using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What kind of message a line of the history is, by its event and by who sent it.</summary>
internal static class TimelineLook
{
    private const string Answer = "operation-";
    private const string Timer = "payment-timer-due";
    private const string Webhook = "webhook:";

    private static readonly string[] Decisions = ["approve-compensation", "dismiss-compensation", "retry-compensation", "record-manual-refund"];

    public static string KindOf(HistoryRow row) => row switch
    {
        { Actor: { } actor } when actor.StartsWith(Webhook, StringComparison.Ordinal) => "webhook",
        { Event: Timer } => "timer",
        { Event: var name } when Decisions.Contains(name, StringComparer.Ordinal) => "operator",
        { Event: var name } when name.StartsWith(Answer, StringComparison.Ordinal) => "answer",
        _ => "event",
    };

    public static string Of(HistoryRow row) => row.Alert ? "alert" : KindOf(row);
}
