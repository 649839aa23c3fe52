using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Ingress;

/// <summary>The fields of the messages, with their limits.</summary>
internal static class EventFields
{
    /// <summary>Longest <c>reason</c>.</summary>
    public const int ReasonLength = 512;

    /// <summary>Longest order, item, reference and gateway id.</summary>
    public const int IdLength = 128;

    /// <summary>Longest <c>teamSlug</c> and <c>paymentId</c>.</summary>
    public const int KeyLength = 64;

    private const int GatewayLength = 40;
    private const int ExternalRequestIdLength = 256;
    private const int AddressLength = 64;
    private const int MostItems = 200;
    private const int MostAttempts = 1_000_000;

    private static readonly IdRule Id = new(IdLength);

    private static readonly ListRule ItemList = new(
        new ObjectRule([new Field("itemId", Id, Required: true), new Field("amount", WholeNumberRule.Amount)]), MostItems, Key: "itemId");

    private static readonly ListRule IdList = new(Id, MostItems);

    public static Field Reference { get; } = new("reference", Id, Required: true);

    public static Field RequiredReason { get; } = new("reason", new TextRule(ReasonLength), Required: true);

    public static Field OptionalReason { get; } = new("reason", new TextRule(ReasonLength));

    public static Field Amount { get; } = new("amount", WholeNumberRule.Amount, Required: true);

    public static Field Scope { get; } = new("scope", new ObjectRule(
        [new Field("itemIds", IdList), new Field("tags", IdList), new Field("timerEnabled", new FlagRule())]));

    public static Field OccurredAt { get; } = new("occurredAt", new InstantRule());

    private static readonly Field[] Key =
        [new("teamSlug", new IdRule(KeyLength), Required: true), new("paymentId", new IdRule(KeyLength), Required: true)];

    private static readonly Field Items = new("items", ItemList);

    public static ObjectRule PaymentFact(params ReadOnlySpan<Field> more) => new(
    [
        .. Key,
        new("orderId", Id, Required: true),
        new("gateway", new IdRule(GatewayLength), Required: true),
        new("gatewayPaymentId", Id),
        new("gatewaySessionId", Id),
        Amount,
        new("currency", new CurrencyRule(), Required: true),
        Items,
        OccurredAt,
        .. more,
    ])
    { OneOf = ["gatewayPaymentId", "gatewaySessionId"] };

    public static ObjectRule StepFact(params ReadOnlySpan<Field> more) =>
        new([.. Key, new("orderId", Id), Items, new("attempts", new WholeNumberRule(0, MostAttempts)), OccurredAt, .. more]);

    public static ObjectRule CancelRequest() => new(
    [
        .. Key,
        new("onlyUnpaid", new FlagRule()),
        new("externalRequestId", new IdRule(ExternalRequestIdLength)),
        OptionalReason,
        new("ip", new IdRule(AddressLength)),
        Items,
        Scope,
        OccurredAt,
    ]);
}
