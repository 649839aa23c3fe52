using System.Text.RegularExpressions;

namespace Sagas.Gateways.EasyCredit;

/// <summary>
/// The two names of a payment. Publishers give the commercetools payment's id as <c>gatewaySessionId</c>, and easyCredit's transaction id
/// as <c>gatewayPaymentId</c> once there is one. The shapes differ, so each is also taken from the other field.
/// </summary>
/// <param name="Commercetools">The id of the payment in commercetools; <c>null</c> when nobody told it.</param>
/// <param name="Transaction">easyCredit's six characters ("Vorgangskennung"); <c>null</c> when nobody told them.</param>
internal sealed partial record EasyCreditIds(string? Commercetools, string? Transaction)
{
    [GeneratedRegex("^[A-Z0-9]{6}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TransactionShape { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ResourceShape { get; }

    public static EasyCreditIds Of(GatewayOperation operation)
    {
        string?[] told = [operation.GatewaySessionId, operation.GatewayPaymentId];
        return new EasyCreditIds(Array.Find(told, id => IsResource(id) && !IsTransaction(id)), Array.FindLast(told, IsTransaction));
    }

    /// <summary>Six capital letters or digits, and no line break after them.</summary>
    public static bool IsTransaction(string? id) => id is { Length: 6 } && TransactionShape.IsMatch(id);

    /// <summary>Something that can stand in a path and between the quotes of a query.</summary>
    public static bool IsResource(string? id) => id is not null && !id.EndsWith('\n') && ResourceShape.IsMatch(id);
}
