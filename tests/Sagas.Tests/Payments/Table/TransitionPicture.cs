using System.Text;

namespace Sagas.Tests.Payments.Table;

/// <summary>The machine as a Mermaid diagram: states in four groups, ways within a group as they are, ways between groups with what leads there.</summary>
internal sealed class TransitionPicture(IReadOnlyList<Step> steps)
{
    private static readonly IReadOnlyList<(string Name, string[] States)> Groups =
    [
        ("Resting", ["AwaitingPayment", "New", "Authorized", "Confirmed", "Fulfilled"]),
        ("Waiting", ["CompensationScheduled", "AwaitingApproval", "ManualActionRequired"]),
        ("Operating", ["Cancelling", "Reversing", "Refunding", "Reconciling"]),
        ("Ended", ["Cancelled", "Reversed", "Refunded"]),
    ];

    public string ToMermaid()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var (group, states) in Groups)
            AppendGroup(text, group, states);
        var between = Moves().Where(step => GroupOf(step.From) != GroupOf(step.To)).GroupBy(step => (From: GroupOf(step.From), To: GroupOf(step.To)));
        foreach (var way in between.OrderBy(way => IndexOf(way.Key.From)).ThenBy(way => IndexOf(way.Key.To)))
            text.Append($"    {way.Key.From} --> {way.Key.To} : {string.Join(", ", way.Select(step => Kind(step.Event)).Distinct().Order(StringComparer.Ordinal))}\n");
        return text.Append("```\n").ToString();
    }

    private void AppendGroup(StringBuilder text, string group, string[] states)
    {
        text.Append($"    state {group} {{\n");
        var within = Moves().Where(step => states.Contains(step.From) && states.Contains(step.To)).Select(step => (step.From, step.To)).Distinct().ToList();
        foreach (var (from, to) in within.OrderBy(way => Array.IndexOf(states, way.From)).ThenBy(way => Array.IndexOf(states, way.To)))
            text.Append($"        {from} --> {to}\n");
        foreach (var state in states.Where(state => !within.Exists(way => way.From == state || way.To == state)))
            text.Append($"        {state}\n");
        text.Append("    }\n");
    }

    private IEnumerable<Step> Moves() => steps.Where(step => step.From != step.To && step.From != "Initial");

    private static string GroupOf(string state) => Groups.Single(group => group.States.Contains(state)).Name;

    private static int IndexOf(string group) => Groups.ToList().FindIndex(known => known.Name == group);

    private static string Kind(string @event) => @event switch
    {
        _ when @event.StartsWith("Operation", StringComparison.Ordinal) => "gateway answers",
        _ when @event.StartsWith("Item", StringComparison.Ordinal) || @event.StartsWith("Notification", StringComparison.Ordinal) => "steps",
        "PaymentTimerDue" => "time",
        "CancelPayment" => "cancel request",
        _ when @event.StartsWith("Payment", StringComparison.Ordinal) => "payment facts",
        _ => "operators",
    };
}
