using System.Buffers;
using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Gateways.Bpc;

/// <summary>
/// Returns taken money. The saga has one refund of a payment in flight, so a refund that was not there before the call and has its amount is the
/// call's own. Only a refund of the same amount that somebody makes in the back office within the same seconds is taken for it.
/// </summary>
internal sealed class BpcRefunding(BpcOptions options, BpcClient client)
{
    private const string Payments = "payments";
    private const string Refunds = "refunds";

    public async Task<GatewayPreparation> PrepareAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(paymentId, cancellationToken);
        if (reading.Book is not { } book)
            return new GatewayPreparation { Decided = new GatewayOutcome.NotSent { Message = $"The payment could not be read first: {reading.Trouble}" } };

        return new GatewayPreparation { Snapshot = BpcSnapshot.Write(book.Refunds), Decided = BpcRefundOutcomes.Before(operation, book) };
    }

    public async Task<GatewayOutcome> RefundAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var answer = await client.PostAsync(operation, options.Address(Refunds), Body(operation, paymentId), cancellationToken);
        switch (answer)
        {
            case BpcAnswer.Found found:
                return BpcRefundOutcomes.OfAnswer(operation, paymentId, BpcRefund.Read(found.Body));
            case BpcAnswer.Refused { IsAboutTheKey: false } refused:
                var reading = await ReadAsync(paymentId, cancellationToken);
                return reading.Book is { } book
                    ? BpcRefundOutcomes.OfRefusal(operation, refused, book)
                    : new GatewayOutcome.Unknown { Code = refused.Code, Message = $"{refused.Trouble}; and the payment could not be read: {reading.Trouble}" };
            default:
                return BpcOutcomes.OfSilence(answer);
        }
    }

    public async Task<GatewayOutcome> ResolveAsync(GatewayOperation operation, string paymentId, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(paymentId, cancellationToken);
        return reading.Book is { } book
            ? BpcRefundOutcomes.OfInquiry(operation, book)
            : new GatewayOutcome.Unknown { Message = reading.Trouble };
    }

    private async Task<(BpcBook? Book, string? Trouble)> ReadAsync(string paymentId, CancellationToken cancellationToken)
    {
        // The list first: a refund that comes in between is then missing from the list and still limits nothing.
        var listed = await client.GetAsync(options.Address(Payments, paymentId, Refunds), cancellationToken);
        if (listed is not BpcAnswer.Found list || BpcRefund.ReadAll(list.Body) is not { } refunds)
            return (null, $"its refunds: {listed.Trouble}");

        var shown = await client.GetAsync(options.Address(Payments, paymentId), cancellationToken);
        return shown is BpcAnswer.Found found && BpcPayment.Read(found.Body) is { } payment && payment.Id == paymentId
            ? (new BpcBook(payment, refunds), null)
            : (null, shown.Trouble);
    }

    private static ReadOnlyMemory<byte> Body(GatewayOperation operation, string paymentId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("amount", operation.Amount);
            json.WriteString("paymentId", paymentId);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}

/// <summary>A payment with all its refunds.</summary>
internal sealed record BpcBook(BpcPayment Payment, IReadOnlyList<BpcRefund> Refunds)
{
    /// <summary>What went back.</summary>
    public long Returned => Refunds.Where(refund => refund.IsDone).Sum(refund => refund.Amount);

    /// <summary>What is on its way back.</summary>
    public long Returning => Refunds.Where(refund => refund is { IsDone: false, HasFailed: false }).Sum(refund => refund.Amount);

    /// <summary>REFUNDED once nothing of what was received is left.</summary>
    public PaymentStatus StatusAfter(long captured) => Returned >= (Payment.Received is > 0 ? Payment.Received : captured)
        ? PaymentStatus.Refunded
        : PaymentStatus.Confirmed;
}
