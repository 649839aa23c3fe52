using System.Globalization;

namespace Sagas.Chaos.Plan;

/// <summary>Says what happens to one payment: some of it twice, under the same id or another, some late, some before what caused it.</summary>
internal sealed class Teller(PlannedPayment payment, TimeSpan begin, Random random, List<Step> steps)
{
    private const double Late = 0.15;
    private const double Together = 0.3;
    private const double Repeated = 0.35;
    private const double WithoutId = 0.4;
    private const double OldNews = 0.1;
    private const int MostCallers = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongAfter = TimeSpan.FromSeconds(12);

    // Everything at once: the processes meet at this payment.
    private readonly bool _isTogether = random.NextDouble() < Together;

    private int _messages;

    public Teller Fact(string name) => Publish(name, payment.Fact(), null);

    public Teller Said(string name) => Publish(name, payment.Said(), null);

    /// <summary>Something has failed: for the items, or for everything.</summary>
    public Teller Failed(string name, params (string Id, long Amount)[] items)
    {
        var parts = string.Join(',', items.Select(item => string.Create(CultureInfo.InvariantCulture, $$"""{"itemId":"{{item.Id}}","amount":{{item.Amount}}}""")));
        if (random.NextDouble() < OldNews)
            Publish("item-granted", payment.Said(",\"occurredAt\":\"2020-01-01T00:00:00Z\""), null);
        return Publish(
            name,
            payment.Said(",\"reason\":\"out of stock\"" + (items.Length > 0 ? $",\"items\":[{parts}]" : "")),
            items.Length > 0 ? items.ToDictionary(item => item.Id, item => item.Amount, StringComparer.Ordinal) : null);
    }

    /// <summary>The payment moves at its gateway, and then somebody tells of it.</summary>
    public Teller Moved(string to, string name)
    {
        var at = When();
        steps.Add(new MoveStep(at, payment, to, new PublishStep(at, payment, name, payment.Fact(), NextId())));
        return this;
    }

    /// <summary>The merchant cancels, from several places at once: with one request id, or each with its own.</summary>
    public Teller Cancelled()
    {
        var at = When();
        var shared = random.NextDouble() < 0.5;
        var callers = random.Next(1, MostCallers + 1);
        for (var caller = 0; caller < callers; caller++)
            steps.Add(new CancelStep(at, payment, shared ? $"{payment.Id}-r" : string.Create(CultureInfo.InvariantCulture, $"{payment.Id}-r{caller}")));
        return this;
    }

    private Teller Publish(string name, string body, IReadOnlyDictionary<string, long>? items)
    {
        var step = new PublishStep(When(), payment, name, body, random.NextDouble() < WithoutId ? null : NextId()) { Items = items };
        steps.Add(step);
        while (random.NextDouble() < Repeated)
            steps.Add(step with { At = When(), MessageId = random.NextDouble() < 0.5 ? step.MessageId : NextId() });
        return this;
    }

    private TimeSpan When() => _isTogether ? begin : begin + ((random.NextDouble() < Late ? LongAfter : Soon) * random.NextDouble());

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{payment.Id}/{++_messages}");
}
