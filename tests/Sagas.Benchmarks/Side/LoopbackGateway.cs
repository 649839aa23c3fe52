using System.Collections.Concurrent;
using System.Diagnostics;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Benchmarks.Side;

/// <summary>A gateway in code that does at once what it is told.</summary>
internal sealed class LoopbackGateway(bool marks) : IPaymentGateway
{
    public const string Name = "loopback";

    private readonly ConcurrentDictionary<string, long> _reachedAt = new(StringComparer.Ordinal);

    public GatewayCapabilities Capabilities { get; } = new() { PartialRefund = true, Repeatable = OperationKinds.All };

    /// <summary>When each payment's first command came, in ticks of the machine's monotonic clock.</summary>
    public IReadOnlyDictionary<string, long> ReachedAt => _reachedAt;

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (marks)
            _reachedAt.TryAdd(operation.PaymentId, Stopwatch.GetTimestamp());
        return Task.FromResult<GatewayOutcome>(new GatewayOutcome.Succeeded(PaymentStatus.Refunded, operation.Amount));
    }

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown { Message = "Nobody asks a gateway that always answers." });

    /// <summary>No brake on calls: the engine is measured, not the gateway.</summary>
    public static GatewayOptions Options(int concurrency) => new() { Kind = Name, MaxConcurrency = concurrency, RequestsPerSecond = 10_000 };
}
