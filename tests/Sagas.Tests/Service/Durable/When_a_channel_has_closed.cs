using System.Reflection;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Sagas.Service.Durable;
using Sagas.Storage;

namespace Sagas.Tests.Service.Durable;

public sealed class When_a_channel_has_closed
{
    private static readonly OperationInterruptedException Interrupted = new(new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "forced"));

    [Fact]
    public void The_failure_of_its_message_is_no_business_of_the_client()
    {
        var fault = Should.Throw<DeliveryEndedException>(() => ObserveAsync(closed: true, Interrupted));

        fault.InnerException.ShouldBeSameAs(Interrupted);
    }

    [Fact]
    public async Task A_failure_of_its_own_keeps_its_name() => await ObserveAsync(closed: true, new InvalidOperationException());

    [Fact]
    public async Task On_an_open_channel_the_client_is_told() => await ObserveAsync(closed: false, Interrupted);

    private static Task ObserveAsync(bool closed, Exception failure)
    {
        var channel = Scripted.Create<IChannel>(("get_IsClosed", closed));
        var context = Scripted.Create<ChannelContext>(("get_Channel", channel));
        var received = Scripted.Create<ReceiveContext>((nameof(PipeContext.TryGetPayload), context));
        return new ClosedChannelObserver().ReceiveFault(received, failure);
    }

    /// <summary>Answers one member; a payload that is asked for is handed out.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    internal class Scripted : DispatchProxy
#pragma warning restore CA1852
    {
        private (string Member, object Answer) _script;

        public static T Create<T>((string Member, object Answer) script)
            where T : class
        {
            var made = Create<T, Scripted>();
            ((Scripted)(object)made)._script = script;
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod?.Name != _script.Member)
                throw new NotSupportedException(targetMethod?.Name);
            if (targetMethod.Name != nameof(PipeContext.TryGetPayload))
                return _script.Answer;
            args![0] = _script.Answer;
            return true;
        }
    }
}
