using Microsoft.Extensions.Options;
using Sagas.Storage;

namespace Sagas.Service.FailedMessages;

/// <summary>Looks into the queues, and does with their messages what a person says. Only where there is a broker.</summary>
internal sealed class FailureDesk(
    IFailureBroker broker, IFailureBook book, FailureNames names, IOptions<FailedMessageOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<FailureDesk> logger)
{
    /// <summary>What there is, in one look; every message is in its place again afterwards.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    public async Task<FailureLook> LookAsync(CancellationToken cancellationToken)
    {
        var queues = new List<FailureCount>();
        var messages = new List<FailedMessage>();
        await using var turn = await broker.OpenAsync(cancellationToken);
        foreach (var name in names.All)
        {
            var count = await turn.CountAsync(name, cancellationToken) ?? 0;
            if (count == 0)
            {
                continue;
            }

            var seen = await WindowAsync(turn, name, count, cancellationToken);
            queues.Add(new FailureCount(name, count, seen.Count));
            messages.AddRange(seen);
        }

        return new FailureLook(queues, Groups(messages));
    }

    /// <summary>The chosen messages that lie in the window of their queue.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer.</exception>
    public async Task<IReadOnlyList<FailedMessage>> FindAsync(FailureChoice choice, CancellationToken cancellationToken)
    {
        if (!names.IsKnown(choice.Queue))
        {
            return [];
        }

        await using var turn = await broker.OpenAsync(cancellationToken);
        var count = await turn.CountAsync(choice.Queue, cancellationToken) ?? 0;
        return [.. (await WindowAsync(turn, choice.Queue, count, cancellationToken)).Where(choice.Fits)];
    }

    /// <summary>Does it with each of the chosen messages, at most <paramref name="most"/>, and writes down that it did.</summary>
    /// <exception cref="FailureQueuesAwayException">The broker does not answer; nothing was done.</exception>
    /// <exception cref="StoreUnavailableException">The action cannot be written down; nothing was done.</exception>
    public async Task<FailureResult> ActAsync(FailureAction action, FailureChoice choice, int most, IFailureMove move)
    {
        if (!choice.IsClear || !names.IsKnown(choice.Queue))
        {
            return new FailureResult(0, 0, "This names no failed messages.");
        }

        // Whoever closes the page does not end what it began: only the process does.
        var stopping = lifetime.ApplicationStopping;
        await using var turn = await broker.OpenAsync(stopping);
        if (!await book.BeginAsync(action, stopping) && !move.IsRepeatable)
        {
            return new FailureResult(0, 0, "This form was sent before.");
        }

        var result = await MoveAsync(turn, choice, Math.Min(most, options.Value.MostPerAction), move, stopping);
        Log.FailedMessagesMoved(logger, action.By, action.Kind, action.Queue, action.What, result.Moved, result.Refused, result.Note);
        await book.EndAsync(action.Id, result, CancellationToken.None);
        return result;
    }

    private async Task<FailureResult> MoveAsync(IFailureTurn turn, FailureChoice choice, int most, IFailureMove move, CancellationToken stopping)
    {
        var (moved, refused, held, heldBytes) = (0, 0, 0, 0L);
        string? why = null;
        try
        {
            var since = time.GetTimestamp();
            // No more than lie there now: what fails again meanwhile comes back behind them and waits for the next decision.
            for (var left = await turn.CountAsync(choice.Queue, stopping) ?? 0; left > 0 && moved < most; left--)
            {
                if (time.GetElapsedTime(since) > options.Value.ActionTime || held >= options.Value.Window || heldBytes >= options.Value.WindowBytes)
                {
                    return new FailureResult(moved, refused, why ?? "It ended early; repeat it for the rest.");
                }

                if (await turn.TakeAsync(choice.Queue, stopping) is not { } taken)
                {
                    break;
                }

                var message = new FailedMessage(taken);
                if (choice.Fits(message))
                {
                    var refusal = await move.MoveAsync(turn, message, stopping);
                    if (refusal is null)
                    {
                        await turn.DoneAsync(taken);
                        moved++;
                        continue;
                    }

                    (refused, why) = (refused + 1, refusal);
                }

                (held, heldBytes) = (held + 1, heldBytes + taken.Body.Length);
            }
        }
        catch (Exception fault) when (fault is FailureQueuesAwayException or StoreUnavailableException or OperationCanceledException)
        {
            Log.FailedMessagesInterrupted(logger, choice.Queue, moved, fault);
            why = $"It was interrupted: {(fault is OperationCanceledException ? "the service stops." : fault.Message)}";
        }

        return new FailureResult(moved, refused, why);
    }

    private async Task<List<FailedMessage>> WindowAsync(IFailureTurn turn, string queue, long count, CancellationToken cancellationToken)
    {
        var seen = new List<FailedMessage>();
        for (var bytes = 0L; count > 0 && seen.Count < options.Value.Window && bytes < options.Value.WindowBytes; count--)
        {
            if (await turn.TakeAsync(queue, cancellationToken) is not { } taken)
            {
                break;
            }

            seen.Add(new FailedMessage(taken));
            bytes += taken.Body.Length;
        }

        return seen;
    }

    private static IReadOnlyList<FailureGroup> Groups(IEnumerable<FailedMessage> messages) =>
    [
        .. messages.GroupBy(message => (message.Queue, message.Kind, message.Type))
            .Select(same => new FailureGroup(same.Key.Queue, same.Key.Kind, same.Key.Type, [.. same]))
            .OrderByDescending(group => group.Messages.Count).ThenBy(group => group.Queue, StringComparer.Ordinal),
    ];
}
