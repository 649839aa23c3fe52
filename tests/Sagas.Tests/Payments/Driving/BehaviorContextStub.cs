using System.Reflection;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>Just enough of MassTransit's context to raise an event on the real state machine without a bus; what it sends is kept.</summary>
public class BehaviorContextStub : DispatchProxy
{
    private static readonly MethodInfo ProxyOf =
        typeof(BehaviorContextStub).GetMethod(nameof(TypedProxy), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private StateMachine<PaymentSaga> _machine = null!;
    private PaymentSaga _saga = null!;
    private Event _event = null!;
    private object? _message;
    private List<object> _sent = null!;

    public static BehaviorContext<PaymentSaga, T> For<T>(StateMachine<PaymentSaga> machine, PaymentSaga saga, Event<T> @event, T message, List<object> sent)
        where T : class
    {
        var proxy = Create<BehaviorContext<PaymentSaga, T>, BehaviorContextStub>();
        ((BehaviorContextStub)(object)proxy).Set(machine, saga, @event, message, sent);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_Saga" => _saga,
        "get_Message" => _message,
        "get_StateMachine" => _machine,
        "get_Event" => _event,
        "get_CancellationToken" => CancellationToken.None,
        "get_Headers" => new DictionarySendHeaders(),
        "get_SentTime" => null,
        "Publish" => Keep(args![0]!),
        "GetSendEndpoint" => Task.FromResult(EndpointStub.For(_sent)),
        "CreateProxy" when targetMethod.IsGenericMethod => ProxyOf.MakeGenericMethod(targetMethod.GetGenericArguments()).Invoke(this, args),
        "CreateProxy" => Proxy((Event)args![0]!),
        var other => throw new NotSupportedException($"The state machine used {other} of its context; teach it to this stub."),
    };

    private Task Keep(object message)
    {
        _sent.Add(message);
        return Task.CompletedTask;
    }

    private object Proxy(Event @event)
    {
        var proxy = Create<BehaviorContext<PaymentSaga>, BehaviorContextStub>();
        ((BehaviorContextStub)(object)proxy).Set(_machine, _saga, @event, null, _sent);
        return proxy;
    }

    private BehaviorContext<PaymentSaga, T> TypedProxy<T>(Event<T> @event, T message)
        where T : class => For(_machine, _saga, @event, message, _sent);

    private void Set(StateMachine<PaymentSaga> machine, PaymentSaga saga, Event @event, object? message, List<object> sent)
    {
        _machine = machine;
        _saga = saga;
        _event = @event;
        _message = message;
        _sent = sent;
    }
}

/// <summary>A send endpoint that keeps what it is given.</summary>
public class EndpointStub : DispatchProxy
{
    private List<object> _sent = null!;

    public static ISendEndpoint For(List<object> sent)
    {
        var proxy = Create<ISendEndpoint, EndpointStub>();
        ((EndpointStub)(object)proxy)._sent = sent;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != "Send")
            throw new NotSupportedException(targetMethod.Name);
        _sent.Add(args![0]!);
        return Task.CompletedTask;
    }
}
