using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Endpoints;

public sealed class When_the_bus_does_not_take_an_answer
{
    private static readonly CancellationToken Now = new(canceled: true);

    [Fact]
    public async Task The_command_waits_and_the_answer_is_sent_when_the_bus_takes_it()
    {
        await using var bus = await StartAsync();
        var away = new AwayBus(refusals: 3);
        bus.Harness.Bus.ConnectSendObserver(away);
        var delivery = new DeliveryOf<RefundPayment>();
        bus.Harness.Bus.ConnectReceiveObserver(delivery);
        var operation = Operations.Refund();

        await bus.SendAsync(Operations.Command(operation));

        var answer = (await bus.Answers.UntilAsync(1)).ShouldHaveSingleItem();
        answer.Body.ShouldBeOfType<OperationSucceeded>().OperationId.ShouldBe(operation.OperationId);
        away.Refused.ShouldBe(3);
        (await delivery.Failure).ShouldBeNull();
        bus.Gateway.Executed.Count.ShouldBe(1);
        NothingFailed(bus);
    }

    [Fact]
    public async Task A_bus_that_stops_leaves_the_command_in_its_queue()
    {
        await using var bus = await StartAsync();
        var away = new AwayBus(refusals: int.MaxValue);
        bus.Harness.Bus.ConnectSendObserver(away);
        var operation = Operations.Refund();
        await bus.SendAsync(Operations.Command(operation));
        await Probe.UntilAsync(() => away.Refused, refused => refused > 1);

        await bus.Services.GetRequiredService<IBusControl>().StopAsync(TestContext.Current.CancellationToken);

        bus.Journal[operation].ShouldNotBeNull().Outcome.ShouldBeOfType<GatewayOutcome.Succeeded>();
        bus.Answers.All.ShouldBeEmpty();
        NothingFailed(bus);
    }

    private static Task<GatewayBus> StartAsync() => GatewayBus.StartAsync((_, services) => services
        .Configure<MassTransitHostOptions>(host => host.ConsumerStopTimeout = TimeSpan.FromMilliseconds(50))
        .Configure<GatewayAnswerOptions>(answers => answers.RetryDelay = TimeSpan.FromMilliseconds(10)));

    private static void NothingFailed(GatewayBus bus)
    {
        bus.Logs.All.Split('\n').Where(line => line.Contains("scripted_error", StringComparison.Ordinal) || line.Contains("R-FAULT", StringComparison.Ordinal))
            .ShouldBeEmpty();
        bus.Harness.Published.Select<Fault>(Now).ShouldBeEmpty();
    }

    /// <summary>Refuses answers as the broker's client does while its connection closes.</summary>
    private sealed class AwayBus(int refusals) : ISendObserver
    {
        private int _refused;

        public int Refused => Volatile.Read(ref _refused);

        public Task PreSend<T>(SendContext<T> context)
            where T : class
        {
            if (context.Message is not IOperationAnswer || Refused >= refusals)
                return Task.CompletedTask;
            Interlocked.Increment(ref _refused);
            throw new ObjectDisposedException("channel");
        }

        public Task PostSend<T>(SendContext<T> context)
            where T : class => Task.CompletedTask;

        public Task SendFault<T>(SendContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    /// <summary>How the delivery of one command ends, everything it left behind included.</summary>
    private sealed class DeliveryOf<TCommand> : IReceiveObserver
        where TCommand : class
    {
        private readonly TaskCompletionSource<Exception?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Guid? _messageId;

        public Task<Exception?> Failure => _end.Task.WaitAsync(TestContext.Current.CancellationToken);

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class
        {
            if (context is ConsumeContext<TCommand>)
                _messageId = context.ReceiveContext.GetMessageId();
            return Task.CompletedTask;
        }

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => PostConsume(context, duration, consumerType);

        public Task PostReceive(ReceiveContext context) => EndAsync(context, null);

        public Task ReceiveFault(ReceiveContext context, Exception exception) => EndAsync(context, exception);

        private Task EndAsync(ReceiveContext context, Exception? failure)
        {
            if (_messageId is { } id && context.GetMessageId() == id)
                _end.TrySetResult(failure);
            return Task.CompletedTask;
        }
    }
}
