using Sagas.Gateways.EasyCredit;

namespace Sagas.Service.EasyCredit;

/// <summary>How a checkout's cancellation ended, in the words of the connector that shops used before.</summary>
/// <param name="HttpStatus">200 when it is cancelled.</param>
/// <param name="Message">For the whole answer.</param>
/// <param name="Code">What a program looks at.</param>
/// <param name="Detail">What the code means here.</param>
internal sealed record CheckoutAnswer(int HttpStatus, string Message, string Code, string Detail)
{
    public static CheckoutAnswer Cancelled { get; } = new(StatusCodes.Status200OK, "", "", "");

    public static CheckoutAnswer Authorized { get; } = new(
        StatusCodes.Status400BadRequest,
        "You are not allowed to cancel a payment with Easy Credit AUTHORIZED transaction.",
        EasyCreditCodes.TransactionIsAuthorized,
        "The transaction is in an AUTHORIZED state and cannot be canceled.");

    public static CheckoutAnswer WrongMethod { get; } = new(
        StatusCodes.Status400BadRequest,
        "The payment is not an Easy Credit payment.",
        EasyCreditCodes.InvalidPaymentMethod,
        "The payment's paymentInterface is not easycredit.");

    public static CheckoutAnswer WrongTransaction { get; } = new(
        StatusCodes.Status400BadRequest,
        "The payment has no Easy Credit transaction that can be canceled.",
        EasyCreditCodes.InvalidPaymentTransaction,
        "An Authorization transaction in state Initial or Pending with an interactionId is required.");

    public static CheckoutAnswer NotFound { get; } = new(
        StatusCodes.Status404NotFound, "The payment was not found.", EasyCreditCodes.ResourceNotFound, "There is no payment with this id.");

    public static CheckoutAnswer Conflict { get; } = new(
        StatusCodes.Status409Conflict,
        "The payment is being changed by others.",
        EasyCreditCodes.ConcurrentModification,
        "The cancellation is tried again; ask again for its end.");

    public static CheckoutAnswer ForeignRedirect { get; } = new(
        StatusCodes.Status400BadRequest, "The redirectUrl is not allowed; nothing was done.", "InvalidRedirectUrl", "Its origin is not one of RedirectOrigins.");

    public static CheckoutAnswer Unfinished { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "The payment is not canceled yet.", "OperationInProgress", "Send the same request again for its end.");

    public static CheckoutAnswer Failed { get; } = new(
        StatusCodes.Status500InternalServerError, "Internal server error.", "General", "The payment could not be canceled; a person looks into it.");

    /// <summary>The answer to a no of the gateway.</summary>
    public static CheckoutAnswer Of(string? code) => code switch
    {
        EasyCreditCodes.TransactionIsAuthorized => Authorized,
        EasyCreditCodes.InvalidPaymentMethod => WrongMethod,
        EasyCreditCodes.InvalidPaymentTransaction => WrongTransaction,
        EasyCreditCodes.ResourceNotFound => NotFound,
        EasyCreditCodes.ConcurrentModification => Conflict,
        _ => Failed,
    };
}
