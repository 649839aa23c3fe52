using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Npgsql;
using Sagas.Service.Api;
using Sagas.Service.Api.Actions;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Bulk;

/// <summary>
/// Works on the jobs, a second's worth at a time. Told first and written down then: after a crash between the two the same decision is sent
/// again under the same id, which the saga takes once.
/// </summary>
internal sealed class BulkWorker(
    IBulkBook book, ActionDesk desk, IPaymentReader reader, IOptions<BulkOptions> options, TimeProvider time, ILogger<BulkWorker> logger) : BackgroundService
{
    private const int HistoryRows = 100;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly Guid _owner = Guid.CreateVersion7(time.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var wait = await TurnAsync(stoppingToken) ? Turn - time.GetElapsedTime(began) : options.Value.Pause;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    /// <returns><c>false</c>: store or bus did not answer.</returns>
    private async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await book.ClaimAsync(_owner, options.Value.Lease, cancellationToken) is not { } job || await WorkAsync(job, cancellationToken);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or NpgsqlException)
        {
            // The second is what the server refuses for good: said again and again, and no reason to end the process.
            Log.BulkWaits(logger, options.Value.Pause, fault);
            return false;
        }
    }

    private async Task<bool> WorkAsync(BulkJob job, CancellationToken cancellationToken)
    {
        var action = PersonAction.All.FirstOrDefault(one => one.Name == job.Action);
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { [EventFields.RequiredReason.Name] = ReasonOf(job) });
        var began = time.GetTimestamp();
        var done = new List<BulkItem>();
        var answered = true;
        foreach (var item in await book.ItemsAsync(job.Id, outcome: null, job.Rate, cancellationToken))
        {
            if (action is null)
            {
                done.Add(item with { Outcome = BulkItem.Skipped, Note = $"This version of the service does not know {job.Action}." });
                continue;
            }

            if (time.GetElapsedTime(began) > Turn || await TellAsync(job, action, body, item, cancellationToken) is not { } told)
            {
                answered = time.GetElapsedTime(began) > Turn;
                break;
            }

            done.Add(told);
        }

        if (!await book.RecordAsync(job.Id, _owner, options.Value.Lease, done, cancellationToken))
        {
            Log.BulkEnded(logger, job.Id, job.Action);
        }

        return answered;
    }

    /// <returns>The item with its outcome; <c>null</c> when the bus did not take it, and it is open still.</returns>
    private async Task<BulkItem?> TellAsync(BulkJob job, PersonAction action, byte[] body, BulkItem item, CancellationToken cancellationToken)
    {
        var asked = new AskedPayment(item.TeamSlug, item.PaymentId, await reader.FindAsync(item.TeamSlug, item.PaymentId, cancellationToken));
        var source = job.Id.ToString("N");
        var answer = await desk.DecideAsync(action, body, asked, new Decider(job.By, IsConfirmed: true, DryRun: job.DryRun), source, new BodyErrors());
        return answer.Status == StatusCodes.Status503ServiceUnavailable ? null
            : answer.Fault is null || await WasToldAsync(action, asked, source, cancellationToken) ? item with { Outcome = BulkItem.Told }
            : item with { Outcome = BulkItem.Skipped, Note = answer.Fault };
    }

    // A payment that this very job has moved on does not take the decision again: told before a crash, and not written down.
    private async Task<bool> WasToldAsync(PersonAction action, AskedPayment asked, string source, CancellationToken cancellationToken)
    {
        if (asked.Saga is not { } saga)
        {
            return false;
        }

        var id = ActionDesk.IdOf(action, asked, source);
        var history = await reader.HistoryAsync(saga.CorrelationId, Math.Max(0, saga.Version - HistoryRows), HistoryRows, cancellationToken);
        return history.Any(row => row.MessageId == id);
    }

    // Both names and the job stand in the history of every payment.
    private static string ReasonOf(BulkJob job) =>
        $"{job.Reason} (bulk job {job.Id:N}{(job.SecondBy is { } second ? $", second person {second}" : "")})";
}
