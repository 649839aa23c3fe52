using System.Diagnostics;
using System.Text;
using Sagas.Service.Telemetry;

namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>
/// The span of one plain-JSON message, in the trace of its publisher: the bus reads its own header only, and any other client sends W3C's.
/// </summary>
internal static class IngressTrace
{
    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";

    public static Activity? Start(IngressDelivery delivery)
    {
        var queue = delivery.Queue;
        return Tracing.Continue($"process {queue}", ActivityKind.Consumer, Header(delivery, TraceParent), Header(delivery, TraceState))
            ?.SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.operation.name", "process")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", queue)
            .SetTag("messaging.message.body.size", delivery.Body.Length);
    }

    private static string? Header(IngressDelivery delivery, string name) => delivery.Properties.Headers?.TryGetValue(name, out var value) is true
        ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null }
        : null;
}
