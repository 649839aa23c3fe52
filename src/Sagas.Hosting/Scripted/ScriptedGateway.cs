using System.Collections.Concurrent;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Hosting;

/// <summary>
/// A gateway in memory for tests. It does what it is told once per operation, unless a script says otherwise, and keeps every movement.
/// </summary>
public sealed class ScriptedGateway : IPaymentGateway
{
    /// <summary>The instance's name when a host configures no gateway.</summary>
    public const string DefaultName = "scripted";

    private readonly ConcurrentQueue<Func<GatewayOperation, ScriptedAnswer>> _script = new();
    private readonly ConcurrentDictionary<Guid, GatewayMovement> _done = new();
    private readonly ConcurrentQueue<GatewayMovement> _movements = new();

    /// <inheritdoc />
    public GatewayCapabilities Capabilities { get; init; } = new() { PartialRefund = true, PartialReverse = true, Repeatable = OperationKinds.All };

    /// <summary>Every movement of money, oldest first.</summary>
    public IReadOnlyCollection<GatewayMovement> Movements => _movements;

    /// <summary>The next call moves the money, and its answer is lost.</summary>
    public ScriptedGateway LoseNextAnswer() => Next(_ => new ScriptedAnswer(Executes: true, new GatewayOutcome.Unknown { Message = "scripted: the answer was lost" }));

    /// <summary>The next call is lost before it reaches the gateway, and nobody knows.</summary>
    public ScriptedGateway LoseNextCall() => Next(_ => new ScriptedAnswer(Executes: false, new GatewayOutcome.Unknown { Message = "scripted: the call was lost" }));

    /// <summary>The next call is refused for good.</summary>
    public ScriptedGateway RefuseNext(string code, string message) =>
        AnswerNext(new GatewayOutcome.Rejected(RejectionCause.Refused) { Code = code, Message = message });

    /// <summary>The next call gets this answer and moves nothing.</summary>
    public ScriptedGateway AnswerNext(GatewayOutcome outcome) => Next(_ => new ScriptedAnswer(Executes: false, outcome));

    /// <inheritdoc />
    public Task<GatewayOutcome> ExecuteAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = _script.TryDequeue(out var script) ? script(operation) : new ScriptedAnswer(Executes: true, Outcome: null);
        if (answer.Executes)
            Execute(operation);
        return Task.FromResult(answer.Outcome ?? Done(operation));
    }

    /// <inheritdoc />
    public Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<GatewayOutcome>(_done.ContainsKey(operation.OperationId) ? Done(operation) : new GatewayOutcome.NotDone());
    }

    private ScriptedGateway Next(Func<GatewayOperation, ScriptedAnswer> script)
    {
        _script.Enqueue(script);
        return this;
    }

    private void Execute(GatewayOperation operation)
    {
        var kind = operation.Kind ?? throw new InvalidOperationException("A question about a payment's status cannot be executed.");
        var movement = new GatewayMovement(operation.OperationId, operation.TeamSlug, operation.PaymentId, kind, operation.Amount, operation.Currency);
        if (_done.TryAdd(operation.OperationId, movement))
            _movements.Enqueue(movement);
    }

    private static GatewayOutcome.Succeeded Done(GatewayOperation operation) => new(StatusAfter(operation), operation.Amount)
    {
        Reference = $"scripted-{operation.OperationId:N}",
    };

    private static PaymentStatus StatusAfter(GatewayOperation operation)
    {
        var isAll = operation.ReturnedAmount + operation.Amount >= operation.PaymentAmount;
        return operation.Kind switch
        {
            OperationKind.Cancel => PaymentStatus.Cancelled,
            OperationKind.Reverse => isAll ? PaymentStatus.Reversed : PaymentStatus.Authorized,
            _ => isAll ? PaymentStatus.Refunded : PaymentStatus.Confirmed,
        };
    }

    private sealed record ScriptedAnswer(bool Executes, GatewayOutcome? Outcome);
}

/// <summary>Money that a scripted gateway moved.</summary>
/// <param name="OperationId">The operation that moved it.</param>
/// <param name="TeamSlug">The payment's team.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Kind">How.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record GatewayMovement(Guid OperationId, string TeamSlug, string PaymentId, OperationKind Kind, long Amount, string Currency);
