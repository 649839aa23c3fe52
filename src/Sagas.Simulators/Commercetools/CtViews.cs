namespace Sagas.Simulators.Commercetools;

/// <summary>Money with the decimals of its currency.</summary>
internal sealed record CtMoney(string Type, string CurrencyCode, long CentAmount, int FractionDigits)
{
    public static CtMoney Of(string currency, long cents) => new("centPrecision", currency, cents, FractionDigits: 2);
}

/// <summary>A payment as it is answered.</summary>
internal sealed record CtPaymentView
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModifiedAt { get; init; }

    public required string? Key { get; init; }

    public required CtMoney AmountPlanned { get; init; }

    public required CtMethod PaymentMethodInfo { get; init; }

    public required IReadOnlyList<CtTransactionView> Transactions { get; init; }

    public IReadOnlyList<object> InterfaceInteractions { get; } = [];

    public static CtPaymentView Of(CtPayment payment) => new()
    {
        Id = payment.Id,
        Version = payment.Version,
        CreatedAt = payment.CreatedAt,
        LastModifiedAt = payment.LastModifiedAt,
        Key = payment.Key,
        AmountPlanned = CtMoney.Of(payment.Announced.Currency, payment.Announced.Amount),
        PaymentMethodInfo = new CtMethod(payment.Interface, "credit"),
        Transactions = [.. payment.Transactions.Select(transaction => CtTransactionView.Of(payment, transaction))],
    };
}

internal sealed record CtMethod(string PaymentInterface, string Method);

internal sealed record CtTransactionView(
    Guid Id, DateTimeOffset Timestamp, string Type, string? InteractionId, CtMoney Amount, string State)
{
    public static CtTransactionView Of(CtPayment payment, CtTransaction transaction) => new(
        transaction.Id,
        transaction.Timestamp,
        transaction.Type,
        transaction.InteractionId,
        CtMoney.Of(payment.Announced.Currency, transaction.CentAmount),
        transaction.State);
}

/// <summary>A cart as it is answered.</summary>
internal sealed record CtCartView
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModifiedAt { get; init; }

    public required string CartState { get; init; }

    public IReadOnlyList<object> LineItems { get; } = [];

    public required CtMoney TotalPrice { get; init; }

    public required CtPaymentInfo PaymentInfo { get; init; }

    public static CtCartView Of(CtCart cart) => new()
    {
        Id = cart.Id,
        Version = cart.Version,
        CreatedAt = cart.CreatedAt,
        LastModifiedAt = cart.LastModifiedAt,
        CartState = cart.IsFrozen ? "Frozen" : "Active",
        TotalPrice = CtMoney.Of(cart.Payment.Announced.Currency, cart.Payment.Announced.Amount),
        PaymentInfo = new CtPaymentInfo([new CtReference("payment", cart.Payment.Id)]),
    };
}

internal sealed record CtPaymentInfo(IReadOnlyList<CtReference> Payments);

internal sealed record CtReference(string TypeId, string Id);

/// <summary>A page of a query.</summary>
internal sealed record CtPage<T>(int Limit, int Offset, int Count, int Total, IReadOnlyList<T> Results)
{
    private const int DefaultLimit = 20;

    public static CtPage<T> Of(IReadOnlyList<T> results) => new(DefaultLimit, 0, results.Count, results.Count, results);
}
