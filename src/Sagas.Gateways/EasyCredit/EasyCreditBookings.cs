using static Sagas.Gateways.EasyCredit.EasyCreditWords;

namespace Sagas.Gateways.EasyCredit;

/// <summary>A transaction in the merchant interface, with everything that was booked on it.</summary>
internal sealed record EasyCreditBookings
{
    public required Standing Standing { get; init; }

    /// <summary>As written, cleaned.</summary>
    public required string Word { get; init; }

    public required IReadOnlyList<EasyCreditBooking> All { get; init; }

    /// <summary>The sum of what went back, in cents, as easyCredit states it.</summary>
    public long? StatedTotal { get; init; }

    public IEnumerable<EasyCreditBooking> Refunds => All.Where(booking => booking.IsRefund);

    /// <summary>Something is under way that decides what remains.</summary>
    public EasyCreditBooking? UnderWay =>
        All.FirstOrDefault(booking => (booking.IsRefund || booking.IsCapture) && booking.Progress is Progress.UnderWay or Progress.Unrecognised);

    /// <summary>Delivery was reported, whichever of the two places shows it first.</summary>
    public bool IsTaken => Standing == Standing.Taken || All.Any(booking => booking is { IsCapture: true, Progress: Progress.Done });

    /// <summary>
    /// What went back in total, in cents; <c>null</c> when the answer contradicts itself. The bookings are the evidence; the stated sum
    /// stands in where a booking has no amount, and may not be higher than the bookings explain.
    /// </summary>
    public long? Returned
    {
        get
        {
            var done = Refunds.Where(booking => booking.Progress == Progress.Done).ToArray();
            if (Array.Exists(done, booking => booking.Amount is null))
                return StatedTotal;

            var sum = done.Sum(booking => booking.Amount!.Value);
            return StatedTotal > sum ? null : sum;
        }
    }

    public IReadOnlyList<EasyCreditBooking> Of(string key) =>
        [.. All.Where(booking => string.Equals(booking.Key, key, StringComparison.OrdinalIgnoreCase))];

    public static EasyCreditBookings? Read(JsonFields body, EasyCreditText text) => body.Text("status") is not { } word ? null : new()
    {
        Standing = OfMerchant(word),
        Word = text.Code(word)!,
        All = [.. body.List("bookings").Select(item => EasyCreditBooking.Read(item, text))],
        StatedTotal = body.Cents("refundsTotalValue"),
    };
}

/// <summary>One booking.</summary>
internal sealed record EasyCreditBooking
{
    public required Progress Progress { get; init; }

    public required bool IsRefund { get; init; }

    public required bool IsCapture { get; init; }

    /// <summary>The id that whoever booked it gave it.</summary>
    public string? Key { get; init; }

    /// <summary>easyCredit's own id.</summary>
    public string? Reference { get; init; }

    /// <summary>In cents.</summary>
    public long? Amount { get; init; }

    /// <summary>For people, such as why it failed.</summary>
    public string? Message { get; init; }

    public static EasyCreditBooking Read(JsonFields item, EasyCreditText text)
    {
        var message = item.Object("message");
        return new EasyCreditBooking
        {
            Progress = OfBooking(item.Text("status")),
            IsRefund = EasyCreditWords.IsRefund(item.Text("type")) || EasyCreditWords.IsRefund(item.Text("bookingType")),
            IsCapture = EasyCreditWords.IsCapture(item.Text("type")) || EasyCreditWords.IsCapture(item.Text("bookingType")),
            Key = item.Text("bookingId"),
            Reference = text.Code(item.Text("uuid")),
            Amount = item.Cents("amount"),
            Message = (message.Text("messageEN") ?? message.Text("messageDE")) is { } told ? text.Message(told) : null,
        };
    }
}
