using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Service.Durable;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;

namespace Sagas.Service.Queues;

/// <summary>The queues of the service, as far as people tell them apart.</summary>
internal sealed class QueueNames(IGatewayRegistry gateways)
{
    /// <summary>What is added to a queue's name for the queues that keep what it could not take.</summary>
    public static IReadOnlyList<string> FailureSuffixes { get; } = ["_error", "_skipped"];

    private static readonly string[] Saga = [WellKnownEndpoints.Saga, WellKnownEndpoints.SagaRequests];

    private readonly string[] _gateways = [.. gateways.Instances.Order(StringComparer.Ordinal).Select(WellKnownEndpoints.Gateway)];

    private readonly string[] _ingress = [.. EventTypes.All.Select(IngressNames.QueueOf), IngressNames.UnroutedQueue];

    public IEnumerable<(string Name, IReadOnlyList<string> Queues, bool IsFailure)> Kinds =>
    [
        ("Saga", Saga, false),
        ("Gateways", _gateways, false),
        ("Plain JSON", _ingress, false),
        ("Failed", Failed, true),
    ];

    /// <summary>Every queue that keeps failed messages; some of them may not be there.</summary>
    public IReadOnlyList<string> Failed =>
        [.. Work.SelectMany(queue => FailureSuffixes.Select(suffix => queue + suffix)), QueueShape.DeadLetter, IngressNames.DeadLetter];

    private IEnumerable<string> Work => [.. Saga, .. _gateways, .. _ingress];
}
