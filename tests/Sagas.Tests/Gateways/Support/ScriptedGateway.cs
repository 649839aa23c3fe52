using System.Collections.Concurrent;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways;

/// <summary>A gateway that does what the test says and remembers what it was asked.</summary>
internal sealed class ScriptedGateway : IPaymentGateway
{
    public GatewayCapabilities Capabilities { get; set; } = new() { Repeatable = OperationKinds.All };

    public Func<GatewayOperation, CancellationToken, Task<GatewayOutcome>> Execute { get; set; } =
        (operation, _) => Task.FromResult<GatewayOutcome>(Operations.Done(operation));

    public Func<GatewayOperation, CancellationToken, Task<GatewayOutcome>> Resolve { get; set; } =
        (_, _) => Task.FromResult<GatewayOutcome>(new GatewayOutcome.Unknown());

    public Func<GatewayOperation, CancellationToken, Task<GatewayPreparation>> Prepare { get; set; } =
        (_, _) => Task.FromResult(GatewayPreparation.None);

    public ConcurrentQueue<GatewayOperation> Executed { get; } = new();

    public ConcurrentQueue<GatewayOperation> Resolved { get; } = new();

    public Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, CancellationToken cancellationToken) =>
        Prepare(operation, cancellationToken);

    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        Executed.Enqueue(operation);
        return Execute(operation, cancellationToken);
    }

    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        Resolved.Enqueue(operation);
        return Resolve(operation, cancellationToken);
    }

    public void Answers(GatewayOutcome outcome)
    {
        Execute = (_, _) => Task.FromResult(outcome);
        Resolve = (_, _) => Task.FromResult(outcome);
    }
}
