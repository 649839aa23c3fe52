using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Model;

/// <summary>
/// A payment, its publishers, its gateway and the messages between them, in any order the numbers say: late, twice, lost, in between.
/// </summary>
internal sealed class ModelWorld : ILife
{
    private readonly List<object> _events = [];
    private readonly List<IGatewayCommand> _commands = [];
    private readonly List<object> _answers = [];
    private readonly List<object> _delivered = [];

    public SagaDriver Driver { get; } = new(gateway: new GatewayProfile { PartialRefund = true, KnowsItems = true });

    public PaymentSaga Saga => Driver.Saga;

    public ModelGateway Gateway { get; } = new();

    public IReadOnlyCollection<object> Told => _delivered;

    public bool Dismissed { get; private set; }

    /// <summary>What happened, for the report of a failure.</summary>
    public List<string> Story { get; } = [];

    public List<string> Broken { get; } = [];

    IReadOnlyCollection<string> ILife.Broken => Broken;

    /// <summary>One step; the number chooses which.</summary>
    public void Step(int choice)
    {
        var detail = choice / 10;
        Driver.Clock.Advance(TimeSpan.FromSeconds(detail % 3));
        switch (choice % 10)
        {
            case 0 or 1:
                Publish(detail);
                break;
            case 2 or 3:
                Deliver(_events, detail);
                break;
            case 4:
                Call(detail, (Fate)(detail / 7 % 5));
                break;
            case 5:
                Call(detail, Fate.Fine);
                break;
            case 6:
                Deliver(_answers, detail);
                break;
            case 7 when Driver.Saga.DueAt is not null:
                Take("ring", () => Driver.Ring());
                break;
            case 8 when _delivered.Count > 0:
                Give(_delivered[detail % _delivered.Count], "again");
                break;
            default:
                Decide(detail);
                break;
        }
    }

    /// <summary>Everything that is under way arrives, and time passes, until nothing moves any more.</summary>
    public void Drain()
    {
        for (var round = 0; round < 100; round++)
        {
            while (_events.Count + _commands.Count + _answers.Count > 0)
            {
                if (_events.Count > 0)
                    Deliver(_events, 0);
                if (_commands.Count > 0)
                    Call(0, Fate.Fine);
                if (_answers.Count > 0)
                    Deliver(_answers, 0);
            }

            if (Driver.Saga.DueAt is null || Driver.Saga.State is "ManualActionRequired" or "AwaitingApproval")
                return;
            Take("ring", () => Driver.Ring());
        }

        Broken.Add($"still busy in {Driver.Saga.State} after a long time");
    }

    private void Publish(int detail)
    {
        var at = Driver.Clock.GetUtcNow();
        switch (detail % 9)
        {
            case 0 when Gateway.TryMove(PaymentStatus.New):
                _events.Add(Some.Initiated());
                break;
            case 1 when Gateway.TryMove(PaymentStatus.Authorized):
                _events.Add(Some.Authorized());
                break;
            case 2 or 3 when Gateway.TryMove(PaymentStatus.Confirmed):
                _events.Add(Some.Captured());
                break;
            case 4 when Gateway.Truth is PaymentStatus.New or PaymentStatus.Authorized
                && Gateway.TryMove(Gateway.Truth == PaymentStatus.New ? PaymentStatus.Cancelled : PaymentStatus.Reversed):
                _events.Add(Some.Expired());
                break;
            case 5:
                _events.Add(detail % 2 == 0 ? Some.GrantFailed(at) : Some.NotifyFailed(at));
                break;
            case 6 when detail % 3 == 2:
                _events.Add(Some.GrantFailedFor(Some.Tagged("t"), at, detail % 2 == 0 ? [Some.Item("c")] : []));
                break;
            case 6:
                _events.Add(Some.GrantFailed(at, detail % 2 == 0 ? Some.Item("a", 50_000) : Some.Item("b", 30_000)));
                break;
            case 7:
                _events.Add(detail % 2 == 0 ? Some.Granted(at) : Some.Notified(at));
                break;
            case 8 when detail % 3 == 0:
                _events.Add(Some.Cancel());
                break;
            default:
                break;
        }
    }

    private void Decide(int detail)
    {
        switch (detail % 12)
        {
            case 0:
                Dismissed |= Driver.Saga.State is "ManualActionRequired";
                Give(Some.Dismiss(), "operator");
                break;
            case 1:
                Give(Some.Retry(), "operator");
                break;
            default:
                break;
        }
    }

    private void Call(int detail, Fate fate)
    {
        if (_commands.Count == 0)
            return;
        var command = TakeOut(_commands, detail);
        var answer = Gateway.Handle(command, fate);
        Story.Add($"gateway: {command.GetType().Name} #{command.Attempt} of {command.Amount}, {fate} -> {answer.GetType().Name}");
        _answers.Add(answer);
    }

    private void Deliver(List<object> queue, int detail)
    {
        if (queue.Count > 0)
            Give(TakeOut(queue, detail), "");
    }

    private void Give(object message, string note)
    {
        if (Driver.Saga.State == "Initial" && message is not IPaymentFact and not IStepFact and not CancelPayment)
            return;
        Take($"{message.GetType().Name} {note}", () => Driver.TakeAny(message));
        if (message is not IOperatorRequest)
            _delivered.Add(message);
    }

    private void Take(string what, Func<IReadOnlyList<object>> take)
    {
        var from = Driver.Saga.State;
        var sent = take();
        Story.Add($"{what}: {from} -> {Driver.Saga.State} ({Driver.Saga.Status}); {string.Join("; ", Driver.Remarks)}");
        _commands.AddRange(sent.OfType<IGatewayCommand>());
        if (from is "Cancelled" or "Reversed" or "Refunded" && Driver.Saga.State != from && !Driver.Alerted)
            Broken.Add($"{from} was left for {Driver.Saga.State} without an alert");
        if (Gateway.Returned > Some.Full)
            Broken.Add($"{Gateway.Returned} of {Some.Full} went back");
    }

    private static T TakeOut<T>(List<T> list, int detail)
    {
        var index = detail % list.Count;
        var taken = list[index];
        list.RemoveAt(index);
        return taken;
    }
}
