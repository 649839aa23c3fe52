using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Tests.Payments.Model;

namespace Sagas.Tests.Payments.Checking;

/// <summary>A configuration, what is told and done, and how much may go wrong; small enough to try everything.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Truth">Where the payment stands at the gateway at first.</param>
/// <param name="Told">Messages that are under way at first.</param>
/// <param name="Left">What may go wrong, and how often.</param>
internal sealed record SmallWorld(string Name, PaymentStatus Truth, object[] Told, Allowance Left)
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Deed[] Deeds { get; init; } = [];

    public Action<CompensationOptions>? Policy { get; init; }

    public GatewayProfile Gateway { get; init; } = new() { PartialRefund = true, KnowsItems = true };

    /// <summary>What it is paid at, made anew for each walk.</summary>
    public Func<ModelGateway> At { get; init; } = static () => new ModelGateway();

    public SagaDriver Driver() => new(
        Policy, Gateway, new SagaOptions { ResolveSchedule = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)], MaxResends = 1 });

    public Position First()
    {
        var gateway = At();
        gateway.TryMove(Truth).ShouldBeTrue();
        return new Position
        {
            Saga = new PaymentSaga { CorrelationId = SagaIds.ForPayment(SagaDriver.Team, SagaDriver.Payment), State = "Initial" },
            Gateway = gateway,
            Now = Begin,
            UnderWay = [.. Told],
            Deeds = [.. Deeds],
            Left = Left,
        };
    }

    public static IReadOnlyList<SmallWorld> All { get; } =
    [
        new("granting fails after the capture", PaymentStatus.Confirmed, [Some.Captured(), Some.GrantFailed(Begin)], new(Twice: 1, Faults: 2, Webhooks: 1)),
        new("granting and notifying fail, and the merchant cancels", PaymentStatus.Confirmed,
            [Some.Captured(), Some.GrantFailed(Begin), Some.NotifyFailed(Begin), Some.Cancel()], new(Twice: 0, Faults: 1)),
        new("a hold is taken while it is released", PaymentStatus.Authorized, [Some.Authorized(), Some.GrantFailed(Begin)], new(Twice: 1, Faults: 1)) { Deeds = [Deed.Captures] },
        new("a hold is taken while calls to release it are long under way", PaymentStatus.Authorized, [Some.Authorized(), Some.GrantFailed(Begin)], new(Twice: 0, Faults: 1))
        {
            At = static () => new ModelTerminal(),
            Deeds = [Deed.Captures],
        },
        new("a part of a hold is taken while calls to release it are long under way", PaymentStatus.Authorized,
            [Some.Authorized(), Some.GrantFailed(Begin, Some.Item("a", 50_000))], new(Twice: 0, Faults: 1))
        {
            At = static () => new ModelTerminal(),
            Gateway = new() { PartialRefund = true, PartialReverse = true },
            Deeds = [Deed.Captures],
        },
        new("a hold expires while it is released", PaymentStatus.Authorized, [Some.Authorized(), Some.GrantFailed(Begin)], new(Twice: 1, Faults: 1)) { Deeds = [Deed.Expires] },
        new("a customer pays while the merchant cancels", PaymentStatus.New, [Some.Initiated(), Some.Cancel()], new(Twice: 0, Faults: 1)) { Deeds = [Deed.Authorizes, Deed.Captures] },
        new("two items fail", PaymentStatus.Confirmed,
            [Some.Captured(), Some.GrantFailed(Begin, Some.Item("a", 50_000)), Some.GrantFailed(Begin, Some.Item("b", 30_000))], new(Twice: 1, Faults: 1)),
        new("the step succeeds after all", PaymentStatus.Confirmed, [Some.Captured(), Some.GrantFailed(Begin), Some.Granted(Begin.AddSeconds(1))], new(Twice: 1, Faults: 1))
        {
            Policy = options => options.ItemGrantFailed = new FailurePolicy { Delay = TimeSpan.FromMinutes(10) },
        },
        new("a person decides", PaymentStatus.Confirmed, [Some.Captured(), Some.GrantFailed(Begin)], new(Twice: 0, Faults: 2, Decisions: 2))
        {
            Policy = options => options.ItemGrantFailed = new FailurePolicy { Mode = CompensationMode.Approval },
        },
        new("the shop gives it back by itself", PaymentStatus.Confirmed, [Some.Captured(), Some.GrantFailed(Begin)], new(Twice: 1, Faults: 1)) { Deeds = [Deed.ReturnsElsewhere] },
    ];
}
