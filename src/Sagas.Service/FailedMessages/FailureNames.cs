using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Service.Durable;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.Service.FailedMessages;

/// <summary>Which queues hold failed messages, and where each of their messages came from.</summary>
internal sealed class FailureNames(IGatewayRegistry gateways, IOptions<FailedMessageOptions> options)
{
    private static readonly string[] Suffixes = ["_error", "_skipped"];

    /// <summary>Every queue to look into; some of them may not be there.</summary>
    public IReadOnlyList<string> All { get; } =
    [
        .. WorkQueues(gateways).SelectMany(queue => Suffixes.Select(suffix => queue + suffix))
            .Concat([QueueShape.DeadLetter, IngressNames.DeadLetter])
            .Concat(options.Value.Queues)
            .Distinct(StringComparer.Ordinal),
    ];

    public bool IsKnown(string queue) => All.Contains(queue, StringComparer.Ordinal);

    /// <summary>The queue that a message was taken from before it failed; <c>null</c> when nothing says so.</summary>
    /// <param name="queue">Where it lies now.</param>
    /// <param name="headers">Its headers as texts.</param>
    public static string? OriginOf(string queue, IReadOnlyDictionary<string, string> headers) =>
        WithoutSuffix(queue)
        ?? (headers.TryGetValue(IngressNames.NameHeader, out var name) && EventTypes.Find(name) is { } type ? IngressNames.QueueOf(type) : null)
        ?? (headers.TryGetValue(FailureHeaders.FirstDeathQueue, out var first) ? WithoutSuffix(first) ?? first : null);

    private static string? WithoutSuffix(string queue) => Suffixes
        .Where(suffix => queue.EndsWith(suffix, StringComparison.Ordinal) && queue.Length > suffix.Length)
        .Select(suffix => queue[..^suffix.Length])
        .FirstOrDefault();

    private static IEnumerable<string> WorkQueues(IGatewayRegistry gateways) =>
    [
        WellKnownEndpoints.Saga,
        WellKnownEndpoints.SagaRequests,
        .. gateways.Instances.Order(StringComparer.Ordinal).Select(WellKnownEndpoints.Gateway),
        .. EventTypes.All.Select(IngressNames.QueueOf),
        IngressNames.UnroutedQueue,
    ];
}
