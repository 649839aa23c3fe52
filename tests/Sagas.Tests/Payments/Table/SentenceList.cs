using System.Text;
using System.Text.RegularExpressions;

namespace Sagas.Tests.Payments.Table;

/// <summary>What a payment's history was seen to say of each event, without amounts, times and ids: the words that people search for.</summary>
internal sealed partial class SentenceList(IReadOnlyList<Step> steps)
{
    public string ToMarkdown()
    {
        var text = new StringBuilder("""
            # What the history says of each event

            Made from an exploration like the one behind the table of transitions, and compared with it by a test: a sentence that is lost is something that
            happened silently. "alert" stands where a message that meant this always raises one.

            """.ReplaceLineEndings("\n"));
        foreach (var @event in TransitionTable.Events)
        {
            text.Append($"\n## {@event}\n\n");
            foreach (var said in Said(@event))
                text.Append($"- {said}\n");
        }

        return text.ToString();
    }

    private IEnumerable<string> Said(string @event) =>
        from step in steps
        where step.Event == @event
        from sentence in step.Remarks.Select(WithoutParticulars).DefaultIfEmpty("(nothing)").Distinct()
        group step.After.Alerted by sentence into same
        orderby same.Key
        select same.All(alerted => alerted) ? $"{same.Key} (alert)" : same.Key;

    private static string WithoutParticulars(string remark) => Particulars().Replace(remark, "…");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9][0-9T:.+-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Particulars();
}
