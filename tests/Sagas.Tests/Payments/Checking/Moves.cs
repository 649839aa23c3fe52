using System.Collections.Immutable;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Payments.Model;
using Sagas.Tests.Payments.Table;

namespace Sagas.Tests.Payments.Checking;

/// <summary>Everything that can happen next in a position, always in the same order.</summary>
internal sealed class Moves(SagaDriver driver)
{
    public IEnumerable<(string What, Func<Position> To)> From(Position position)
    {
        for (var index = 0; index < position.UnderWay.Count; index++)
        {
            foreach (var move in Arrivals(position, position.UnderWay[index], position.UnderWay.RemoveAt(index)))
                yield return move;
        }

        foreach (var late in position.Late)
            yield return ($"{late.Call.GetType().Name} arrives at last", () => ArriveLate(position, late));
        if (position.Deeds is [var deed, ..])
            yield return ($"the payer {deed}", () => Do(position, deed));
        if (position.Saga.DueAt is { } due && position.Saga.DueAction != DueAction.RemindPerson)
            yield return ($"{position.Saga.DueAction} is due", () => Ring(position, due, position.Saga.DueAction!.Value));
        if (position.Left.Decisions > 0 && position.Saga.State != "Initial")
        {
            foreach (var decision in Decisions(position))
                yield return ($"operator: {decision.GetType().Name}", () => Give(position with { Left = position.Left with { Decisions = position.Left.Decisions - 1 } }, decision));
        }

        if (position.Left.Webhooks > 0)
        {
            foreach (var news in News(position))
                yield return ("webhook", () => Give(position with { Left = position.Left with { Webhooks = position.Left.Webhooks - 1 } }, news));
        }
    }

    /// <summary>Only what must happen at last: everything arrives, every call goes well, time passes.</summary>
    public Position? Onwards(Position position) => position switch
    {
        { UnderWay: [var message, ..] } => Arrive(position with { UnderWay = position.UnderWay.RemoveAt(0) }, message, Fate.Fine),
        { Saga: { DueAt: { } due, DueAction: { } action, State: not ("ManualActionRequired" or "AwaitingApproval") } } => Ring(position, due, action),
        _ => null,
    };

    private IEnumerable<(string, Func<Position>)> Arrivals(Position position, object message, ImmutableList<object> rest)
    {
        var once = position with { UnderWay = rest };
        var twice = position with { Left = position.Left with { Twice = position.Left.Twice - 1 } };
        var name = message.GetType().Name;
        yield return (name, () => Arrive(once, message, Fate.Fine));
        if (position.Left.Twice > 0)
            yield return ($"{name}, which will come again", () => Arrive(twice, message, Fate.Fine));
        if (message is not IGatewayCommand || position.Left.Faults == 0)
            yield break;
        Fate[] fates = message is ResolveOperation ? [Fate.AnswerLost]
            : position.Gateway.Doubt > TimeSpan.Zero ? [Fate.AnswerLost, Fate.Late, Fate.NotSent]
            : [Fate.AnswerLost, Fate.CallLost, Fate.NotSent, Fate.Accepted];
        foreach (var fate in fates)
            yield return ($"{name}: {fate}", () => Arrive(once with { Left = once.Left with { Faults = once.Left.Faults - 1 } }, message, fate));
    }

    private Position Arrive(Position position, object message, Fate fate)
    {
        if (message is not IGatewayCommand command)
            return Give(position, message);
        var gateway = position.Gateway.Copy();
        var isLate = fate == Fate.Late && !gateway.HasSeen(command);
        return position with
        {
            Gateway = gateway,
            UnderWay = position.UnderWay.Add(gateway.Handle(command, fate, position.Now)),
            Late = isLate ? position.Late.Add((command, position.Now + gateway.Doubt)) : position.Late,
            Broken = [],
        };
    }

    private static Position ArriveLate(Position position, (IGatewayCommand Call, DateTimeOffset Until) late)
    {
        var gateway = position.Gateway.Copy();
        gateway.ArriveLate(late.Call);
        return position with { Gateway = gateway, Late = position.Late.Remove(late), Broken = [] };
    }

    private static Position Do(Position position, Deed deed)
    {
        var gateway = position.Gateway.Copy();
        object? fact = deed switch
        {
            Deed.Authorizes when gateway.TryMove(PaymentStatus.Authorized) => Some.Authorized(),
            Deed.Captures when gateway.TryMove(PaymentStatus.Confirmed) => Some.Captured(),
            Deed.Expires when gateway.TryMove(gateway.Truth == PaymentStatus.New ? PaymentStatus.Cancelled : PaymentStatus.Reversed) => Some.Expired(),
            Deed.ReturnsElsewhere when gateway.TryReturnByHand() => Some.ReturnedElsewhere(),
            _ => null,
        };
        return position with
        {
            Gateway = gateway,
            Deeds = position.Deeds.RemoveAt(0),
            UnderWay = fact is null ? position.UnderWay : position.UnderWay.Add(fact),
            Broken = [],
        };
    }

    private Position Ring(Position position, DateTimeOffset due, DueAction action)
    {
        var now = due > position.Now ? due : position.Now;
        return Give(
            position with { Now = now, Late = position.Late.RemoveAll(late => late.Until <= now) },
            new PaymentTimerDue { SagaId = position.Saga.CorrelationId, DueAt = due, Action = action });
    }

    private static IEnumerable<object> Decisions(Position position)
    {
        yield return Some.Approve();
        yield return Some.Dismiss();
        yield return Some.Retry();
        // A person who looks into the back office and sees the money gone back.
        if (position.Gateway.Truth == PaymentStatus.Refunded)
            yield return Some.ByHand(Some.Full - position.Saga.ReturnedAmount);
    }

    private static IEnumerable<object> News(Position position) =>
        from operation in position.Saga.Operations
        where position.Gateway.Done.Contains(operation.Id)
        select position.Gateway.Copy().Handle(Alphabet.Question(operation, position.Saga), Fate.Fine, position.Now);

    // The rules of the engine: nothing but facts begins a payment.
    private Position Give(Position position, object message)
    {
        if (position.Saga.State == "Initial" && message is not IPaymentFact and not IStepFact and not CancelPayment)
            return position with { Broken = [] };
        driver.Saga = position.Saga;
        driver.Clock.Set(position.Now);
        var sent = driver.TakeAny(message);
        var after = position with
        {
            Saga = driver.Saga,
            UnderWay = position.UnderWay.AddRange(sent.OfType<IGatewayCommand>()),
            Told = message is IOperatorRequest or IOperationAnswer or PaymentTimerDue ? position.Told : position.Told.Add(message),
            IsEndTold = position.IsEndTold || sent.Any(fact => fact is PaymentCancelled or PaymentReversed or PaymentRefunded { NewAmount: 0 }),
            Dismissed = position.Dismissed || (message is DismissCompensation && position.Saga.State != driver.Saga.State),
        };
        return after with { Broken = [.. Promises.BrokenBy(position, message, sent, driver.Alerted, after)] };
    }
}
