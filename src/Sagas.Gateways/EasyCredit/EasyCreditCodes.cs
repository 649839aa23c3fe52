namespace Sagas.Gateways.EasyCredit;

/// <summary>The error codes of the connector's cancellation, which its callers know; they travel in <see cref="GatewayOutcome.Code"/>.</summary>
public static class EasyCreditCodes
{
    /// <summary>The commercetools payment is not one of easyCredit.</summary>
    public const string InvalidPaymentMethod = "InvalidPaymentMethod";

    /// <summary>It has no authorisation that is open and known to easyCredit.</summary>
    public const string InvalidPaymentTransaction = "InvalidPaymentTransaction";

    /// <summary>easyCredit has authorised it.</summary>
    public const string TransactionIsAuthorized = "TransactionIsAuthorized";

    /// <summary>commercetools does not know the payment.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    /// <summary>Others kept changing it.</summary>
    public const string ConcurrentModification = "ConcurrentModification";
}
