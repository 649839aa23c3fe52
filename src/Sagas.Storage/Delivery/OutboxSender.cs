using System.Diagnostics;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Storage;

/// <summary>Sends one outbox row with its own id, headers and serialiser.</summary>
internal sealed class OutboxSender(IBus bus, TimeProvider clock, IOptions<EngineOptions> options, ILogger<OutboxSender> logger)
{
    /// <exception cref="TimeoutException">The transport did not confirm in time; the message may still leave.</exception>
    public async Task SendAsync(OutboxRow row)
    {
        using var activity = StartActivity(row);
        var sending = SendUntimedAsync(row);
        try
        {
            await sending.WaitAsync(options.Value.SendTimeout, clock);
        }
        catch (TimeoutException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "timeout");
            ObserveLate(sending, row.Id);
            throw;
        }
    }

    // A cancelled publish corrupts the RabbitMQ client's confirms, so the transport gets no token and the timeout stands outside.
    private async Task SendUntimedAsync(OutboxRow row)
    {
        var endpoint = await bus.GetSendEndpoint(row.Destination);
        await endpoint.Send(new SerializedMessageBody(), new StoredMessagePipe(row, clock), CancellationToken.None);
    }

    // The given-up sending cannot be awaited without holding the loop; its failure must still be seen.
    private void ObserveLate(Task sending, Guid messageId) => _ = sending.ContinueWith(
        task => Log.LateFailure(logger, task.Exception, messageId),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    // Internal: the transport's own span, below this one, is the one that produces the message.
    private static Activity? StartActivity(OutboxRow row)
    {
        var activity = ActivityContext.TryParse(row.TraceParent, row.TraceState, isRemote: true, out var parent)
            ? Telemetry.Activities.StartActivity(Telemetry.Deliver, ActivityKind.Internal, parent)
            : Telemetry.Activities.StartActivity(Telemetry.Deliver);
        return activity?.SetTag("messaging.message.id", row.Id);
    }
}
