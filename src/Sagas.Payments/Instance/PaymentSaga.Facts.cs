using Sagas.Contracts;

namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>Takes from a payment fact what was not known; what contradicts the known changes nothing and is told.</summary>
    /// <returns>What contradicts, or <c>null</c>.</returns>
    public string? Learn(IPaymentFact fact)
    {
        var contradiction = Contradiction(fact);
        if (contradiction is not null)
            return contradiction;
        OrderId ??= fact.OrderId;
        Gateway ??= fact.Gateway;
        GatewayPaymentId ??= fact.GatewayPaymentId;
        GatewaySessionId ??= fact.GatewaySessionId;
        Currency ??= fact.Currency;
        LearnPrices(fact.Items);
        return null;
    }

    /// <summary>Remembers the amounts of items; the largest amount seen counts.</summary>
    public void LearnPrices(IReadOnlyList<PaymentItem>? items)
    {
        foreach (var item in items ?? [])
        {
            if (item.Amount is { } amount)
                Prices[item.ItemId] = Math.Max(amount, Prices.GetValueOrDefault(item.ItemId));
        }
    }

    /// <summary>Moves the status forward; a status that is behind the present one is older news.</summary>
    /// <returns><c>true</c> when the status changed.</returns>
    public bool Advance(PaymentStatus status)
    {
        if (Status >= status)
            return false;
        Status = status;
        return true;
    }

    private string? Contradiction(IPaymentFact fact) =>
        Differs("gateway", Gateway, fact.Gateway)
        ?? Differs("currency", Currency, fact.Currency)
        ?? Differs("gatewayPaymentId", GatewayPaymentId, fact.GatewayPaymentId)
        ?? Differs("gatewaySessionId", GatewaySessionId, fact.GatewaySessionId)
        ?? fact switch
        {
            PaymentCaptured when CaptureTold && CapturedAmount is { } captured && captured != fact.Amount => $"captured amount {fact.Amount}, {captured} is known",
            PaymentInitiated or PaymentAuthorized when AnnouncedAmount is { } announced && announced != fact.Amount => $"amount {fact.Amount}, {announced} is known",
            _ => null,
        };

    private static string? Differs(string field, string? known, string? told) =>
        known is null || told is null || string.Equals(known, told, StringComparison.Ordinal) ? null : $"{field} {told}, {known} is known";
}
