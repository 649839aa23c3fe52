using System.Text.Json;

namespace Sagas.Chaos.Report;

/// <summary>The last line of a run: one JSON object.</summary>
internal static class Figures
{
    public static string Of(ChaosArguments arguments, Outcome outcome)
    {
        var seen = outcome.Seen;
        var looks = outcome.Diary.Looks;
        var different = seen.Sent.Select(message => (message.Name, message.PaymentId, message.Identity)).Distinct().Count();
        var unknown = seen.History.Where(step => step.Event == "operation-unknown").Select(step => step.SagaId).Distinct().ToList();
        var open = seen.Attempts.Where(attempt => attempt.Outcome is null or "unknown").Select(attempt => attempt.SagaId).ToHashSet();
        return JsonSerializer.Serialize(new
        {
            seed = arguments.Seed,
            payments = arguments.Payments,
            processes = arguments.Processes,
            violations = outcome.Violations.Count,
            seconds = Math.Round(outcome.Took.TotalSeconds),
            messages = seen.Sent.Count,
            duplicates = seen.Sent.Count - different,
            cancelCalls = outcome.CancelCalls,
            kills = Times("kill"),
            pauses = Times("pause"),
            postgresRestarts = Times("postgres-restart"),
            postgresCrashes = Times("postgres-crash"),
            rabbitMqRestarts = Times("rabbitmq-restart"),
            cuts = Times("cut"),
            delays = Times("delay"),
            clockJumps = Times("clock-jump"),
            // Nothing where this machine lets nobody mount a small file system.
            diskFull = outcome.HadSmallDisk ? Times("disk-full") : (int?)null,
            gatewayFaults = outcome.GatewayFaults,
            attempts = seen.Attempts.Count,
            movements = seen.Ledger.Count,
            unknownOutcomes = unknown.Count,
            unknownResolved = unknown.Count(saga => !open.Contains(saga)),
            beforePerson = seen.Payments.Count(row => row.State is "ManualActionRequired" or "AwaitingApproval"),
            factsOut = seen.Facts.Count,
            mostUnknownAtOnce = looks.Max(look => look.Tables?.Unknown) ?? 0,
            mostOutboxRows = looks.Max(look => look.Tables?.Outbox) ?? 0,
            mostMemoryMiB = Math.Round(looks.SelectMany(look => look.Memory).Where(process => process.Key != "simulators").Max(process => Look.ToMebibytes(process.Value)) ?? 0),
            longestSecondsToEnd = Math.Round(seen.Payments.Max(row => row.TookToEnd)?.TotalSeconds ?? 0, 1),
        });

        int Times(string act) => outcome.Harm.GetValueOrDefault(act);
    }
}
