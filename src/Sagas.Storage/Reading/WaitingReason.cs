using System.Text.RegularExpressions;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>Why a payment is where it is, without the amounts in it: payments that wait for the same reason are one group. The statements say the same in SQL.</summary>
internal static partial class WaitingReason
{
    public static string? Of(PaymentSaga saga) =>
        (saga.Hold ?? saga.Reason) is { } why ? Amounts.Replace(why, "an amount in ${currency}") : null;

    [GeneratedRegex(@"[0-9]+ (?<currency>[A-Z]{3}) \(minor units\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amounts { get; }
}
