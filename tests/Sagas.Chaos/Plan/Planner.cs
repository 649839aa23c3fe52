using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Plan;

/// <summary>What a run does, from its seed: the same seed always plans the same.</summary>
internal static class Planner
{
    // The only length of one gateway's numbers, and within the others'.
    public const int FirstNumber = 200_000;

    // The last payment's late messages come within the window as well.
    private const double Share = 0.85;

    public static (IReadOnlyList<PlannedPayment> Payments, IReadOnlyList<Step> Steps) Plan(int seed, int count, TimeSpan window)
    {
        var random = new Random(seed);
        var payments = new List<PlannedPayment>(count);
        var steps = new List<Step>();
        var weights = Scenario.All.Sum(scenario => scenario.Weight);
        for (var index = 0; index < count; index++)
        {
            var scenario = Choose(random.Next(weights));
            var kinds = GatewayKinds.All.Where(kind => Fits(kind, scenario)).ToArray();
            // Every kind in turn, so that a small run has them all; the scenario is left to chance.
            var payment = new PlannedPayment(FirstNumber + index, kinds[(index + random.Next(2)) % kinds.Length], scenario.Standing);
            payments.Add(payment);
            scenario.Tell(new Teller(payment, window * (Share * random.NextDouble()), random, steps));
        }

        return (payments, [.. steps.OrderBy(step => step.At)]);
    }

    private static bool Fits(GatewayKind kind, Scenario scenario) =>
        scenario.Standing != Standing.New || kind.CancelsUnpaid || scenario.Expires;

    private static Scenario Choose(int drawn)
    {
        foreach (var scenario in Scenario.All)
        {
            if ((drawn -= scenario.Weight) < 0)
                return scenario;
        }

        throw new InvalidOperationException($"{drawn} is beyond the sum of the weights.");
    }
}
