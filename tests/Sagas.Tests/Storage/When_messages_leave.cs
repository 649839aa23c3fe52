using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Contracts;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Storage;

public sealed class When_messages_leave
{
    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task After_a_crash_between_commit_and_sending_the_relay_sends_the_same_message()
    {
        var store = NewStore();
        var promised = await CommitAndCrashAsync(store);

        await using var next = await EngineFixture.StartAsync(
            options => options.OutboxLease = ShortLease, services => services.AddSingleton(store));

        var arrival = (await next.ArrivedAsync(1)).ShouldHaveSingleItem();
        arrival.Name.ShouldBe("PaymentRefunded");
        arrival.MessageId.ShouldBe(promised.Id);
        await Probe.UntilAsync(() => store.OutboxCount, count => count == 0);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_gate_opens()
    {
        var gate = new DeliveryGate();
        await using var engine = await EngineFixture.StartAsync(services: services => services.AddSingleton<IDeliveryGate>(gate));
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        await engine.PublishAsync(Make.GrantFailed("1"));
        await engine.SagaAsync("1", 2);
        engine.Health.IsReady.ShouldBeFalse();
        engine.Arrivals.ShouldBeEmpty();

        gate.Open();

        await engine.ArrivedAsync(1);
        engine.Health.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Headers_and_ids_are_those_of_the_sending()
    {
        await using var engine = await EngineFixture.StartAsync();
        var (id, conversation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        engine.Script.OnCaptured = context => context.Publish(Refunded(), sending =>
        {
            sending.MessageId = id;
            sending.ConversationId = conversation;
            sending.Headers.Set("shelf", "left");
            sending.Headers.Set("row", 7);
        });
        await engine.PublishAsync(Make.Captured("1"));

        var arrival = (await engine.ArrivedAsync(1)).Single();

        (arrival.MessageId, arrival.ConversationId).ShouldBe((id, conversation));
        arrival.Headers.Get<string>("shelf").ShouldBe("left");
        arrival.Headers.Get<int>("row").ShouldBe(7);
    }

    [Fact]
    public async Task The_trace_of_the_run_goes_with_them()
    {
        await using var engine = await EngineFixture.StartAsync();
        var rows = new List<OutboxRow>();
        engine.Store.BeforeCommit = writes =>
        {
            rows.AddRange(writes.OfType<UnitOfWork>().SelectMany(unit => unit.Outbox));
            return Task.CompletedTask;
        };
        string? trace = null;
        engine.Script.OnCaptured = async context =>
        {
            using var activity = new Activity("run").SetIdFormat(ActivityIdFormat.W3C).Start();
            trace = activity.TraceId.ToHexString();
            await context.Publish(Refunded());
        };
        await engine.PublishAsync(Make.Captured("1"));
        await engine.ArrivedAsync(1);
        // Who listens may put a span of the sending in between; the trace stays the same.
        rows.ShouldHaveSingleItem().TraceParent.ShouldNotBeNull().ShouldStartWith($"00-{trace.ShouldNotBeNull()}-");
    }

    [Fact]
    public async Task A_sending_without_an_answer_is_repeated_by_the_relay_with_the_same_id()
    {
        await using var engine = await EngineFixture.StartAsync(options =>
            (options.SendTimeout, options.OutboxLease) = (TimeSpan.FromMilliseconds(100), ShortLease));
        var observer = new HangsOnce();
        using var connected = engine.Bus.ConnectPublishObserver(observer);
        using var alsoConnected = engine.Bus.ConnectSendObserver(observer);
        engine.Script.OnCaptured = context => context.Send(new Uri("queue:sink"), Refunded());
        await engine.PublishAsync(Make.Captured("1"));

        await Probe.UntilAsync(() => engine.Logs.ToArray(), lines => lines.Any(line => line.StartsWith("3020 Warning", StringComparison.Ordinal)));
        var first = (await engine.ArrivedAsync(1))[0];
        observer.Release();
        var both = await engine.ArrivedAsync(2);

        both.Select(arrival => arrival.MessageId).ShouldAllBe(id => id == first.MessageId);
    }

    [Fact]
    public async Task A_delayed_message_leaves_when_its_time_has_come()
    {
        await using var engine = await EngineFixture.StartAsync();
        var watch = Stopwatch.StartNew();
        engine.Script.OnCaptured = context => context.Publish(Refunded(), sending => sending.Delay = TimeSpan.FromMilliseconds(400));
        await engine.PublishAsync(Make.Captured("1"));
        await engine.ArrivedAsync(1);
        watch.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(400));
    }

    private static async Task<OutboxRow> CommitAndCrashAsync(InMemoryStore store)
    {
        // A gate that never opens: everything is committed, nothing sent.
        await using var engine = await EngineFixture.StartAsync(
            options => (options.DrainTimeout, options.OutboxLease) = (TimeSpan.FromMilliseconds(20), ShortLease),
            services => services.AddSingleton(store).AddSingleton<IDeliveryGate>(new DeliveryGate()));
        await engine.PublishAsync(Make.Captured("1"));
        await engine.SagaAsync("1", 1);
        IReadOnlyList<OutboxRow> promised = [];
        engine.Store.BeforeCommit = writes =>
        {
            promised = ((UnitOfWork)writes[0]).Outbox;
            return Task.CompletedTask;
        };
        await engine.PublishAsync(Make.GrantFailed("1"));
        await engine.SagaAsync("1", 2);
        engine.Arrivals.ShouldBeEmpty();
        return promised.ShouldHaveSingleItem();
    }

    private static InMemoryStore NewStore() =>
        new(TimeProvider.System, Options.Create(new InMemoryStoreOptions()), NullLogger<InMemoryStore>.Instance);

    private static PaymentRefunded Refunded() => new()
    {
        TeamSlug = Make.Team,
        PaymentId = "1",
        Sequence = 1,
        OccurredAt = default,
        Amount = 1,
        NewAmount = 0,
    };

    /// <summary>Holds the first sending of a fact back until released.</summary>
    private sealed class HangsOnce : ISendObserver, IPublishObserver
    {
        private readonly TaskCompletionSource _released = new();
        private int _sendings;

        public void Release() => _released.TrySetResult();

        public Task PreSend<T>(SendContext<T> context)
            where T : class =>
            context is SendContext<MassTransit.Serialization.SerializedMessageBody> && Interlocked.Increment(ref _sendings) == 1
                ? _released.Task
                : Task.CompletedTask;

        public Task PostSend<T>(SendContext<T> context)
            where T : class => Task.CompletedTask;

        public Task SendFault<T>(SendContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
