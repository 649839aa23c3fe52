using System.Diagnostics;
using OpenTelemetry;

namespace Sagas.Service.Telemetry;

/// <summary>
/// Gives the bus's spans what the semantic conventions for messaging ask for and the bus leaves out: system, destination, message id, and
/// name and type of the operation.
/// </summary>
internal sealed class MessagingConventions : BaseProcessor<Activity>
{
    private const string BusSource = "MassTransit";
    private const string Captured = "outbox send";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != BusSource || data.GetTagItem("messaging.operation") is not string operation)
        {
            return;
        }

        // What the saga promises is made here and sent after the commit, by a span of its own.
        data.SetTag("messaging.operation.type", data.DisplayName == Captured ? "create" : operation);
        data.SetTag("messaging.operation.name", operation);
        Uri.TryCreate(data.GetTagItem("messaging.masstransit.destination_address") as string ?? data.GetTagItem("messaging.masstransit.input_address") as string, UriKind.Absolute, out var address);
        Complete(data, "messaging.system", address?.Scheme == "rabbitmq" ? "rabbitmq" : "in_memory");
        Complete(data, "messaging.destination.name", data.Kind == ActivityKind.Consumer ? data.DisplayName.Split(' ')[0] : address?.Segments[^1]);
        Complete(data, "messaging.message.id", data.GetTagItem("messaging.masstransit.message_id"));
    }

    private static void Complete(Activity span, string name, object? value)
    {
        if (span.GetTagItem(name) is null)
        {
            span.SetTag(name, value);
        }
    }
}
