using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Http;

/// <summary>Reads the body of <c>POST /simulators/{gateway}/payments</c>.</summary>
internal static class AnnouncementReader
{
    /// <summary>Ten digits before the minor unit, far from overflow when amounts are summed.</summary>
    public const long MaxAmount = 999_999_999_999;

    private const int MaxText = 64;
    private const int MaxItems = 1_000;

    public static PaymentAnnouncement? Read(FieldReader fields, GatewayApi api)
    {
        fields.Require("paymentId", "amount", "currency", "status");
        var paymentId = fields.Text("paymentId", api.MaxIdLength);
        var amount = fields.Integer("amount", min: 1, MaxAmount);
        var currency = fields.Text("currency", maxLength: 3);
        if (currency is not null && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            fields.Refuse("currency", "must be an ISO 4217 code such as RUB");
        var status = fields.Status("status", PaymentStatuses.OpenWords);
        var orderId = fields.Text("orderId", MaxText);
        var sessionId = fields.Text("sessionId", api.MaxIdLength);
        var items = ReadItems(fields, amount);
        var extra = api.ReadExtra(fields);
        return paymentId is null || amount is null || currency is null || status is null ? null : new PaymentAnnouncement
        {
            PaymentId = paymentId,
            OrderId = orderId ?? $"order-{paymentId}",
            Amount = amount.Value,
            Currency = currency,
            Status = status.Value,
            SessionId = sessionId,
            Items = items,
            Extra = extra,
        };
    }

    private static List<PaymentItem> ReadItems(FieldReader fields, long? amount)
    {
        if (fields.Objects("items", MaxItems) is not { } parts)
            return [];
        var items = parts.Select(ReadItem).OfType<PaymentItem>().ToList();
        if (items.Count != parts.Count)
            return items;
        if (items.DistinctBy(item => item.ItemId).Count() != items.Count)
            fields.Refuse("items", "must name each itemId once");
        else if (amount is { } whole && items.Sum(item => item.Amount) != whole)
            fields.Refuse("items", $"must add up to the amount, {whole}");
        return items;
    }

    private static PaymentItem? ReadItem(FieldReader fields)
    {
        fields.Require("itemId", "amount");
        var itemId = fields.Text("itemId", MaxText);
        var amount = fields.Integer("amount", min: 0, MaxAmount);
        var tag = fields.Text("tag", MaxText);
        var timerEnabled = fields.Flag("timerEnabled");
        fields.RefuseOthers();
        return itemId is null || amount is null ? null : new PaymentItem
        {
            ItemId = itemId,
            Amount = amount.Value,
            Tag = tag,
            TimerEnabled = timerEnabled,
        };
    }
}
