using Sagas.Simulators.Gateways;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>
/// Keeps bookings and ends them. Everything is accepted first: whether the money is there is seen at the end only. Methods
/// expect the payment's lock to be held unless they say otherwise.
/// </summary>
internal sealed class EasyCreditDesk(SimulatedGateway gateway, EasyCreditSettings settings, TimeProvider time)
{
    public const string Done = "DONE";
    public const string Failed = "FAILED";

    /// <summary>Far more than anyone reports of one payment.</summary>
    public const int MaxBookings = 1_000;

    /// <summary>Told of every booking that has ended.</summary>
    public Action<EasyCreditPayment> Ended { get; init; } = _ => { };

    /// <summary>Somebody reads the transaction; what goes on gets on.</summary>
    public void Read(EasyCreditPayment own)
    {
        foreach (var booking in own.Bookings.Where(booking => !booking.IsOver).ToList())
        {
            if (booking.ReadsLeft == 0)
                End(own, booking);
            else if (booking.ReadsLeft > 0)
                booking.ReadsLeft--;
        }
    }

    /// <summary>It has been seen as new; from now on it is being worked on.</summary>
    public static void WasRead(EasyCreditPayment own)
    {
        foreach (var booking in own.Bookings.Where(booking => booking.Status == BookingStatus.Pending))
            booking.Status = BookingStatus.Processing;
    }

    /// <summary>Accepts a booking; it ends after the reads that were ordered, or else by itself after a while.</summary>
    public void Accept(EasyCreditPayment own, BookingType type, long? amount, string? bookingId, SimulatedCall call)
    {
        var booking = new Booking
        {
            Uuid = Guid.CreateVersion7(gateway.Now),
            Type = type,
            Created = gateway.Now,
            Amount = amount,
            BookingId = bookingId,
            ReadsLeft = call.Pending?.Reads,
            Fails = call.Pending?.End == Failed,
        };
        own.Bookings.Add(booking);
        if (call.Pending is null)
            booking.Timer = time.CreateTimer(_ => EndInTime(own, booking), state: null, settings.SettleAfter, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Someone else than the shop's bookings gave money back.</summary>
    public void Note(EasyCreditPayment own, long amount)
    {
        own.Bookings.Add(new Booking
        {
            Uuid = Guid.CreateVersion7(gateway.Now),
            Type = BookingType.Refund,
            Created = gateway.Now,
            Amount = amount,
            Status = BookingStatus.Done,
        });
        Ended(own);
    }

    private void EndInTime(EasyCreditPayment own, Booking booking)
    {
        lock (own.Payment.Gate)
        {
            if (!booking.IsOver)
                End(own, booking);
        }
    }

    private void End(EasyCreditPayment own, Booking booking)
    {
        booking.Timer?.Dispose();
        booking.Timer = null;
        own.IsChanging = true;
        var works = !booking.Fails && (booking.Type == BookingType.Refund ? GiveBack(own, booking) : Capture(own));
        own.IsChanging = false;
        booking.Status = works ? BookingStatus.Done : BookingStatus.Failed;
        booking.Message = works ? null : "The booking could not be carried out";
        Ended(own);
    }

    private bool GiveBack(EasyCreditPayment own, Booking booking) =>
        gateway.Return(own.Payment, booking.Amount!.Value, operationKey: null, booking.BookingId).Outcome == UndoOutcome.Done;

    private bool Capture(EasyCreditPayment own)
    {
        if (own.Payment.Status != PaymentStatus.Authorized)
            return false;
        own.WasCaptured = true;
        return gateway.Move(own.Payment, PaymentStatus.Confirmed).Moved;
    }
}
