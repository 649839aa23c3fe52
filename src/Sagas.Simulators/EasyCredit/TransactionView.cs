namespace Sagas.Simulators.EasyCredit;

/// <summary>A transaction as the merchant API shows it. Amounts are euros.</summary>
internal sealed record TransactionView
{
    public required string TransactionId { get; init; }

    public required string Status { get; init; }

    public required IReadOnlyList<BookingView> Bookings { get; init; }

    public required OrderView OrderDetails { get; init; }

    public required IReadOnlyList<RefundView> RefundDetails { get; init; }

    public required decimal RefundsTotalValue { get; init; }

    public required DateTimeOffset? ExpirationDateTime { get; init; }

    public required string WebshopId { get; init; }

    public static TransactionView Of(EasyCreditPayment own, EasyCreditSettings settings)
    {
        var payment = own.Payment.Snapshot();
        var working = own.Bookings.LastOrDefault(booking => !booking.IsOver);
        return new TransactionView
        {
            TransactionId = own.TransactionId,
            Status = settings.SuffixStatus && working is not null ? $"{own.MerchantStatus}_{Word(working.Status)}" : own.MerchantStatus,
            Bookings = [.. own.Bookings.Select(BookingView.Of)],
            OrderDetails = new OrderView(payment.OrderId, payment.CreatedAt, Euros(payment.NewAmount), Euros(payment.Amount)),
            RefundDetails = [.. own.Bookings.Where(IsRefunded).Select(booking => new RefundView(Euros(booking.Amount!.Value), booking.Created))],
            RefundsTotalValue = Euros(own.Bookings.Where(IsRefunded).Sum(booking => booking.Amount!.Value)),
            ExpirationDateTime = own.WasCaptured ? null : payment.CreatedAt.AddDays(60),
            WebshopId = settings.WebshopId,
        };
    }

    public static decimal Euros(long cents) => cents / 100m;

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToUpperInvariant();

    private static bool IsRefunded(Booking booking) => booking is { Type: BookingType.Refund, Status: BookingStatus.Done };
}

internal sealed record OrderView(string OrderId, DateTimeOffset OrderDate, decimal CurrentOrderValue, decimal OriginalOrderValue);

internal sealed record RefundView(decimal RefundAmount, DateTimeOffset RefundBookingDate);

internal sealed record BookingView
{
    public required string BookingType { get; init; }

    public required Guid Uuid { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public required MessageView? Message { get; init; }

    public required decimal? Amount { get; init; }

    public required string? BookingId { get; init; }

    public static BookingView Of(Booking booking) => new()
    {
        BookingType = $"{booking.Type}Booking",
        Uuid = booking.Uuid,
        Created = booking.Created,
        Type = TransactionView.Word(booking.Type),
        Status = TransactionView.Word(booking.Status),
        Message = booking.Message is { } text ? new MessageView(text, text) : null,
        Amount = booking.Amount is { } cents ? TransactionView.Euros(cents) : null,
        BookingId = booking.BookingId,
    };
}

internal sealed record MessageView(string MessageDE, string MessageEN);
