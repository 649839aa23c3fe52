using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Support;

namespace Sagas.Tests.Payments;

/// <summary>One payment on the real state machine, in memory and in the test's own time.</summary>
public sealed class SagaDriver
{
    public const string Team = "demo";
    public const string Payment = "1001";

    private readonly StateMachine<PaymentSaga> _machine;

    public SagaDriver(Action<CompensationOptions>? configure = null, GatewayProfile? gateway = null, SagaOptions? options = null)
    {
        Options = new CompensationOptions();
        configure?.Invoke(Options);
        var monitor = new FixedOptions<CompensationOptions>(Options);
        var policy = new CompensationPolicy(monitor);
        Pauses = new CompensationPauses(new InMemoryPauseBook(Clock), monitor, NullLogger<CompensationPauses>.Instance);
        Gateways = new GatewayList { ["ibusiness"] = gateway ?? new GatewayProfile { PartialRefund = true } };
        SagaOptions = options ?? new SagaOptions();
        _machine = new PaymentStateMachine(new SagaRules(
            new FixedOptions<SagaOptions>(SagaOptions),
            policy,
            new WindowBrake(policy, NullLogger<WindowBrake>.Instance),
            Pauses,
            Gateways,
            Clock));
        Saga = new PaymentSaga { CorrelationId = SagaIds.ForPayment(Team, Payment), State = "Initial" };
    }

    public ManualClock Clock { get; } = new();

    public CompensationOptions Options { get; }

    public SagaOptions SagaOptions { get; }

    public CompensationPauses Pauses { get; }

    public GatewayList Gateways { get; }

    public PaymentSaga Saga { get; set; }

    public StateMachine<PaymentSaga> Machine => _machine;

    /// <summary>Everything that left, in order.</summary>
    public List<object> Sent { get; } = [];

    /// <summary>What the last message meant.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    public bool Alerted { get; private set; }

    public IReadOnlyList<T> All<T>() => [.. Sent.OfType<T>()];

    public T Last<T>() => All<T>()[^1];

    /// <summary>Gives a message to the saga and returns what left because of it.</summary>
    public IReadOnlyList<object> Take<T>(T message)
        where T : class
    {
        var sent = new List<object>();
        var @event = (Event<T>)_machine.GetEvent(typeof(T).Name);
        var before = Saga;
        Saga = Snapshots.Copy(before);
        _machine.RaiseEvent(BehaviorContextStub.For(_machine, Saga, @event, message, sent)).GetAwaiter().GetResult();
        Saga.Version++;
        Remarks = Saga.Remarks;
        Alerted = Saga.Alerted;
        Sent.AddRange(sent);
        return sent;
    }

    public IReadOnlyList<object> TakeAny(object message) =>
        (IReadOnlyList<object>)typeof(SagaDriver).GetMethod(nameof(Take))!.MakeGenericMethod(message.GetType()).Invoke(this, [message])!;

    /// <summary>Lets time pass until the saga's own clock rings, and rings it.</summary>
    public IReadOnlyList<object> Ring()
    {
        var due = Saga.DueAt ?? throw new InvalidOperationException($"Nothing is due in {Saga.State}.");
        Clock.AdvanceTo(due);
        return Take(new PaymentTimerDue { SagaId = Saga.CorrelationId, DueAt = due, Action = Saga.DueAction!.Value });
    }
}

/// <summary>The configured gateways of a test.</summary>
public sealed class GatewayList : Dictionary<string, GatewayProfile>, IGatewayDirectory
{
    public GatewayProfile? Find(string instance) => this.GetValueOrDefault(instance);
}
