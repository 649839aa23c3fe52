using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Simulators;
using Sagas.Simulators.Faults;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Webhooks;

namespace Sagas.Tests.Simulators;

/// <summary>Below HTTP, where two threads can be brought to the very same line.</summary>
public sealed class When_two_undo_at_the_same_moment
{
    private readonly MoneyLedger _ledger = new(Options.Create(new SimulatorsOptions()), NullLogger<MoneyLedger>.Instance);

    /// <summary>Never started: without an address nothing is sent.</summary>
    private readonly WebhookSender _webhooks = new(
        new NoClients(), Options.Create(new SimulatorsOptions()), TimeProvider.System, NullLogger<WebhookSender>.Instance);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Money_moves_once(bool oneIsInTheBackOffice)
    {
        var clock = new MeetingClock();
        var gateway = Open(clock);
        var payment = gateway.Announce(Announcement("1001")).Payment;

        clock.MeetFromNow();
        await Task.WhenAll(
            Task.Run(() => gateway.Undo(payment, operationKey: null)),
            Task.Run(() => oneIsInTheBackOffice ? Move(gateway, payment) : gateway.Undo(payment, operationKey: null).After));

        _ledger.Read(gateway: null, payment: null).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_spent_on_one_payment()
    {
        const int rounds = 20_000;
        var gateway = Open(TimeProvider.System);
        var pairs = Enumerable.Range(0, rounds)
            .Select(i => (Key: $"key-{i}", A: gateway.Announce(Announcement($"a{i}")).Payment, B: gateway.Announce(Announcement($"b{i}")).Payment))
            .ToArray();
        using var together = new Barrier(2);

        await Task.WhenAll(
            Task.Run(() => UndoAll(pair => pair.A)),
            Task.Run(() => UndoAll(pair => pair.B)));

        _ledger.Read(gateway: null, payment: null).Select(movement => movement.OperationKey).ShouldBeUnique();
        _ledger.Read(gateway: null, payment: null).Count.ShouldBe(rounds);

        void UndoAll(Func<(string Key, SimulatedPayment A, SimulatedPayment B), SimulatedPayment> choose)
        {
            foreach (var pair in pairs)
            {
                together.SignalAndWait();
                gateway.Undo(choose(pair), pair.Key);
            }
        }
    }

    private static PaymentSnapshot Move(SimulatedGateway gateway, SimulatedPayment payment) => gateway.Move(payment, PaymentStatus.Refunded).After;

    private SimulatedGateway Open(TimeProvider time)
    {
        var faults = new FaultBoard(time, new Random(1), capacity: 1);
        return new SimulatedGateway(
            "ibusiness",
            new PaymentBook("ibusiness", capacity: 100_000, NullLogger.Instance),
            faults,
            new WebhookOutlet("ibusiness", address: null, faults, _webhooks),
            _ledger,
            time);
    }

    private static PaymentAnnouncement Announcement(string paymentId) => new()
    {
        PaymentId = paymentId,
        OrderId = $"order-{paymentId}",
        Amount = 150_000,
        Currency = "RUB",
        Status = PaymentStatus.Confirmed,
    };

    private sealed class NoClients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => throw new InvalidOperationException("Nothing is to be sent here");
    }

    /// <summary>
    /// Money is about to move when the time is asked for, so whoever asks waits there for a second one to come as far. Under
    /// the lock nobody can, and the wait ends by itself.
    /// </summary>
    private sealed class MeetingClock : TimeProvider
    {
        private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(500);
        private readonly CountdownEvent _two = new(2);
        private bool _meet;

        public void MeetFromNow() => _meet = true;

        public override DateTimeOffset GetUtcNow()
        {
            if (_meet)
            {
                _two.Signal();
                _two.Wait(LongEnough);
            }

            return DateTimeOffset.UnixEpoch;
        }
    }
}
