using System.Globalization;

namespace Sagas.Service.Demo;

/// <summary>Invents payments. The same seed invents the same ones.</summary>
internal sealed class DemoScript(DemoOptions options, TimeProvider time)
{
    private const int SmallestPrice = 50;
    private const int LargestPrice = 5_000;
    private const int MinorUnits = 100;

    private static readonly string[] GrantReasons = ["out of stock", "licence server did not answer", "item was withdrawn", "account is locked", "grant timed out 3 times"];
    private static readonly string[] NoticeReasons = ["mailbox does not exist", "SMS gateway refused the number", "push token expired"];
    private static readonly string[] FaultKinds = ["delay", "timeout-before", "timeout-after", "reset-before", "reset-after", "500", "html-502"];

    private static readonly (int Weight, string Name, Action<DemoStory, Random> Tell)[] Stories =
    [
        (30, "happy", (story, _) => Paid(story).Step("item-granted").Step("notification-delivered")),
        (10, "happy from the start", (story, _) => story.AtGateway("NEW").Fact("payment-initiated")
            .GatewayMoves("AUTHORIZED").Fact("payment-authorized").GatewayMoves("CONFIRMED").Fact("payment-captured")
            .Step("item-granted").Step("notification-delivered")),
        (14, "grant failed after capture", (story, random) => Paid(story).Step("item-grant-failed", Pick(random, GrantReasons))),
        (8, "grant failed before capture", (story, random) => story.AtGateway("AUTHORIZED").Fact("payment-authorized")
            .Step("item-grant-failed", Pick(random, GrantReasons))),
        (6, "grant failure overtakes capture", (story, random) => Paid(story).Step("item-grant-failed", Pick(random, GrantReasons)).Swapped()),
        (5, "captured behind our back", (story, random) => story.AtGateway("AUTHORIZED").Fact("payment-authorized")
            .GatewayMoves("CONFIRMED").Step("item-grant-failed", Pick(random, GrantReasons))),
        (7, "notification failed", (story, random) => Paid(story).Step("item-granted").Step("notification-failed", Pick(random, NoticeReasons))),
        (4, "notification failed, then delivered", (story, random) => Paid(story).Step("item-granted")
            .Step("notification-failed", Pick(random, NoticeReasons)).Step("notification-delivered")),
        (5, "cancelled while new", (story, _) => story.AtGateway("NEW").Fact("payment-initiated").Cancel("the buyer changed their mind")),
        (5, "cancelled while authorized", (story, _) => story.AtGateway("AUTHORIZED").Fact("payment-authorized").Cancel("the merchant withdrew the order")),
        (4, "one item of two failed", OneItemFailed),
        (2, "everything said twice", (story, random) => Paid(story).Step("item-grant-failed", Pick(random, GrantReasons)).Again()),
    ];

    private readonly Random _random = options.Seed is { } seed ? new Random(seed) : new Random();
    private readonly string _run = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private long _ordinal;

    /// <summary>The next payment. Not for use by several threads at once.</summary>
    public DemoPayment Next()
    {
        var ordinal = (++_ordinal).ToString("D6", CultureInfo.InvariantCulture);
        var paymentId = $"{_run}-{ordinal}";
        var story = new DemoStory(
            options, _random, time, paymentId, $"{_run}{ordinal}", _random.Next(SmallestPrice, LargestPrice) * (long)MinorUnits);
        var (_, name, tell) = Choose();
        tell(story, _random);
        return new DemoPayment { PaymentId = paymentId, Story = name, Steps = story.Steps };
    }

    /// <summary>The next fault to arm: its kind, for how many calls, and how slow.</summary>
    public (string Kind, int Calls, int DelayMs) NextFault() => (Pick(_random, FaultKinds), _random.Next(1, 4), _random.Next(300, 3_000));

    private static DemoStory Paid(DemoStory story) => story.AtGateway("CONFIRMED").Fact("payment-captured");

    private static void OneItemFailed(DemoStory story, Random random)
    {
        var half = story.Amount / 2;
        story.AtGateway("CONFIRMED").Fact("payment-captured", ("item-1", half), ("item-2", story.Amount - half))
            .Step("item-grant-failed", Pick(random, GrantReasons), ("item-1", half));
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];

    private (int Weight, string Name, Action<DemoStory, Random> Tell) Choose()
    {
        var left = _random.Next(Stories.Sum(story => story.Weight));
        foreach (var story in Stories)
        {
            left -= story.Weight;
            if (left < 0)
            {
                return story;
            }
        }

        throw new InvalidOperationException("The weights do not add up.");
    }
}
