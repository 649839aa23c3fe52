using System.Globalization;
using System.Text.Json;
using Sagas.Simulators.Gateways;
using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.EasyCredit;

/// <summary>The merchant API, <c>merchant/v3/transaction</c>. It knows a transaction once it is authorized.</summary>
internal sealed class MerchantOperations(SimulatedGateway gateway, EasyCreditSettings settings, EasyCreditDesk desk, ShopCalls shop)
{
    private const int MaxBookingId = 64;
    private const int DefaultPageSize = 100;
    private static readonly SimulatedAnswer Accepted = new(StatusCodes.Status202Accepted, "application/json", ReadOnlyMemory<byte>.Empty);

    public SimulatedAnswer Get(SimulatedCall call) => Serve(call, own =>
        SimulatedAnswer.Json(StatusCodes.Status200OK, Read(own), EasyCreditErrors.Options));

    /// <summary>By order or by transaction ids; the other search fields are not simulated.</summary>
    public SimulatedAnswer List(SimulatedCall call)
    {
        if (shop.Refusal(call) is { } refusal)
            return refusal;
        var query = call.Request.Query;
        if (!TryWhole(query["page"], 0, out var page) || !TryWhole(query["pageSize"], DefaultPageSize, out var pageSize) || pageSize < 1)
            return EasyCreditErrors.Violation("page", "must be a number");
        List<SimulatedPayment> found = query.ContainsKey("orderId")
            ? [.. gateway.Payments.FindByOrder(query["orderId"].ToString())]
            : [.. query["tId"].Select(id => shop.Find(EasyCreditPayment.TransactionLabel(id ?? ""))).OfType<SimulatedPayment>()];
        var statuses = query["status"];
        List<TransactionView> transactions =
        [
            .. found
                .Select(payment => ShopCalls.Locked(payment, own => own.WasAuthorized ? Read(own) : null))
                .OfType<TransactionView>()
                .Where(transaction => statuses.Count == 0 || statuses.Contains(transaction.Status)),
        ];
        return SimulatedAnswer.Json(
            StatusCodes.Status200OK,
            new
            {
                transactionList = transactions.Skip(page * pageSize).Take(pageSize),
                pagingDetails = new { page, pageSize, count = transactions.Count },
            },
            EasyCreditErrors.Options);
    }

    /// <summary>Accepts any amount; one above the rest fails later. Without a body it is all that is left.</summary>
    public SimulatedAnswer Refund(SimulatedCall call) => Serve(call, own =>
    {
        var (cents, bookingId, violation) = ReadRefund(call.Body, own);
        if (violation is not null)
            return violation;
        if (own.Bookings.Count == EasyCreditDesk.MaxBookings)
            return EasyCreditErrors.Violation("bookings", "There are too many");
        var repeated = settings.DedupeBookingIds && bookingId is not null && own.Bookings.Any(booking => booking.BookingId == bookingId);
        if (!repeated)
            desk.Accept(own, BookingType.Refund, cents, bookingId, call);
        return Accepted;
    });

    /// <summary>One capture of a transaction can be reported.</summary>
    public SimulatedAnswer Capture(SimulatedCall call) => Serve(call, own =>
    {
        if (!call.Body.IsEmpty && JsonBody.Parse(call.Body, out var fault) is null)
            return EasyCreditErrors.Violation("body", fault);
        var isReported = own.Bookings.Any(booking => booking is { Type: BookingType.Capture, Status: not BookingStatus.Failed });
        if (isReported || own.MerchantStatus != MerchantApiStatus.ReportCapture)
            return EasyCreditErrors.Problem(StatusCodes.Status409Conflict, "Conflict", $"The transaction is {own.MerchantStatus}");
        desk.Accept(own, BookingType.Capture, amount: null, bookingId: null, call);
        return Accepted;
    });

    private TransactionView Read(EasyCreditPayment own)
    {
        desk.Read(own);
        var view = TransactionView.Of(own, settings);
        EasyCreditDesk.WasRead(own);
        return view;
    }

    private SimulatedAnswer Serve(SimulatedCall call, Func<EasyCreditPayment, SimulatedAnswer> serve) =>
        shop.Serve(call, EasyCreditPayment.TransactionLabel, own => own.WasAuthorized ? serve(own) : EasyCreditErrors.NotFound(own.TransactionId));

    private static (long Cents, string? BookingId, SimulatedAnswer? Violation) ReadRefund(ReadOnlyMemory<byte> body, EasyCreditPayment own)
    {
        if (body.IsEmpty)
            return (own.Payment.Free, null, null);
        if (JsonBody.Parse(body, out var fault) is not { } fields)
            return (0, null, EasyCreditErrors.Violation("body", fault));
        if (!fields.Fields.TryGetValue("value", out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var euros))
            return (0, null, EasyCreditErrors.Violation("value", "must not be null"));
        if (euros <= 0 || euros > AnnouncementReader.MaxAmount / 100m || decimal.Round(euros, 2) != euros)
            return (0, null, EasyCreditErrors.Violation("value", "must be above 0 with at most two decimals"));
        if (!fields.Fields.TryGetValue("bookingId", out var id) || id.ValueKind == JsonValueKind.Null)
            return ((long)(euros * 100), null, null);
        return id.ValueKind == JsonValueKind.String && id.GetString() is { Length: <= MaxBookingId } text
            ? ((long)(euros * 100), text, null)
            : (0, null, EasyCreditErrors.Violation("bookingId", $"must be a text of at most {MaxBookingId} characters"));
    }

    private static bool TryWhole(string? text, int fallback, out int number)
    {
        number = fallback;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 10_000);
    }
}
