using System.Text;
using System.Text.RegularExpressions;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Table;

/// <summary>What was seen of each state with each event, as people read it.</summary>
internal sealed partial class TransitionTable(IReadOnlyList<Step> steps)
{
    public static IReadOnlyList<string> States { get; } =
        [.. typeof(PaymentStateMachine).GetProperties().Where(property => property.PropertyType == typeof(MassTransit.State) && property.DeclaringType == typeof(PaymentStateMachine)).Select(property => property.Name)];

    public static IReadOnlyList<string> Events { get; } =
        [.. typeof(PaymentStateMachine).GetProperties().Where(property => property.PropertyType.IsGenericType && property.DeclaringType == typeof(PaymentStateMachine)).Select(property => property.Name)];

    public string ToMarkdown()
    {
        var text = new StringBuilder("""
            # Every state with every event

            Made from an exploration of the machine by `tests/Sagas.Tests/Payments/Table`, and compared with it by a test. "stays" is written where the
            message is noted without a change of state; a message that never changes anything shows the reasons.

            """.ReplaceLineEndings("\n"));
        foreach (var state in States.Prepend("Initial"))
        {
            text.Append($"\n## {(state == "Initial" ? "(first message)" : state)}\n\n| event | leads to |\n|---|---|\n");
            foreach (var @event in Events)
            {
                var cell = steps.Where(step => step.From == state && step.Event == @event).ToList();
                if (cell.Count > 0)
                    text.Append($"| {@event} | {Describe(cell)} |\n");
            }
        }

        return text.ToString();
    }

    private static int Order(string state) => States.ToList().IndexOf(state);

    private static string Describe(List<Step> cell)
    {
        if (cell.TrueForAll(step => step.From == step.To && step.Remarks.Any(IsIgnored)))
            return string.Join("; ", cell.SelectMany(step => step.Remarks).Where(IsIgnored).Select(WithoutParticulars).Distinct().Order(StringComparer.Ordinal));
        var targets = cell.Where(step => step.From != step.To).Select(step => step.To).Distinct().OrderBy(Order).ToList();
        if (cell.Exists(step => step.From == step.To))
            targets.Add("stays");
        return string.Join(", ", targets);
    }

    private static bool IsIgnored(string remark) =>
        remark.StartsWith("ignored:", StringComparison.Ordinal) || remark.StartsWith("refused:", StringComparison.Ordinal);

    private static string WithoutParticulars(string remark) => Particulars().Replace(remark, "…");

    [GeneratedRegex(@"[0-9][0-9T:.+-]*|\b(cancel|reverse|refund|question) (?=[0-9])|\b(NEW|AUTHORIZED|CONFIRMED|CANCELLED|REVERSED|REFUNDED)\b|\([A-Z][A-Za-z]+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Particulars();
}
