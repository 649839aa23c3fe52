using Sagas.Service.Health;
using Sagas.Service.Queues;
using Sagas.Service.Telemetry;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What the overview shows beside the payments themselves.</summary>
internal sealed class OverviewParts(IFigureReader figures, IQueueCounter queues, GatewayFigures gateways, IEnumerable<IReadinessSource> readiness)
{
    public IReadOnlyList<GatewayHealth> Gateways => gateways.Read();

    /// <summary>Why this process takes no messages now, in sentences; empty when all is well.</summary>
    public IReadOnlyList<string> Problems => [.. readiness.SelectMany(source => source.Problems)];

    public Task<StoreFigures> FiguresAsync(CancellationToken cancellationToken) => figures.ReadFiguresAsync(cancellationToken);

    public Task<QueueDepths> QueuesAsync(CancellationToken cancellationToken) => queues.CountAsync(cancellationToken);
}
