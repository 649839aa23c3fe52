using System.Globalization;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Table;

/// <summary>
/// Walks the real machine breadth first from its first message. Positions that differ only in times and ids count as one,
/// so that the walk ends; each message is applied in each position.
/// </summary>
internal sealed class Exploration(Func<SagaDriver> world, int depth)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>How many different positions were reached.</summary>
    public int Positions => _seen.Count;

    public List<Step> Walk()
    {
        var steps = new List<Step>();
        var driver = world();
        var frontier = new List<(PaymentSaga Saga, DateTimeOffset Now)> { (driver.Saga, driver.Clock.GetUtcNow()) };
        for (var level = 0; level < depth && frontier.Count > 0; level++)
        {
            var next = new List<(PaymentSaga, DateTimeOffset)>();
            foreach (var (saga, now) in frontier)
            {
                driver.Saga = saga;
                foreach (var message in Alphabet.For(driver).ToList())
                {
                    if (saga.State == "Initial" && message is not IPaymentFact and not IStepFact and not CancelPayment)
                        continue;
                    var step = Apply(driver, saga, now, message);
                    steps.Add(step);
                    if (_seen.Add(PositionOf(driver.Saga)))
                        next.Add((driver.Saga, driver.Clock.GetUtcNow()));
                }
            }

            frontier = next;
        }

        return steps;
    }

    private static Step Apply(SagaDriver driver, PaymentSaga saga, DateTimeOffset now, object message)
    {
        driver.Saga = saga;
        driver.Clock.Set(now + TimeSpan.FromSeconds(1));
        if (message is PaymentTimerDue timer)
            driver.Clock.AdvanceTo(timer.DueAt);
        var sent = driver.TakeAny(message);
        return new Step(saga, message.GetType().Name, driver.Remarks, sent, driver.Saga);
    }

    private static string PositionOf(PaymentSaga saga)
    {
        var operations = saga.Operations.TakeLast(2).Select(operation =>
            $"{operation.Kind}:{operation.Scope is not null}:{operation.Items is not null}:{operation.Progress}:{Math.Min(operation.Attempt, 2)}:{Math.Min(operation.Resolves, 2)}:{Math.Min(operation.Resends, 1)}");
        var claims = saga.Claims.Select(claim => $"{claim.Cause}:{claim.ItemId}:{claim.Scope is not null}:{claim.Items is not null}:{claim.Standing}:{claim.OnlyUnpaid}:{claim.OperationOrdinal is not null}").Order(StringComparer.Ordinal);
        return string.Join('|',
            saga.State, saga.Status, saga.CaptureTold, saga.CapturedAmount, saga.AnnouncedAmount, saga.ReturnedAmount.ToString(CultureInfo.InvariantCulture),
            saga.Hold is not null, saga.AskFirst, saga.DueAction, saga.GrantedAt is not null, saga.NotifiedAt is not null, saga.DisputedAt is not null,
            Math.Min(saga.Operations.Count, 3), string.Join(',', operations), string.Join(',', claims));
    }
}

/// <summary>One message in one position.</summary>
internal sealed record Step(PaymentSaga Before, string Event, IReadOnlyList<string> Remarks, IReadOnlyList<object> Sent, PaymentSaga After)
{
    public string From => Before.State;

    public string To => After.State;
}
