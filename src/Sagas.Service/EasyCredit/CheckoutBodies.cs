namespace Sagas.Service.EasyCredit;

/// <summary>The body of a cancellation that is done.</summary>
/// <param name="PaymentId">The commercetools payment, as it was asked for.</param>
public sealed record CheckoutCancelled(string PaymentId);

/// <summary>The body of one that is not.</summary>
/// <param name="StatusCode">The HTTP status once more.</param>
/// <param name="Message">For people.</param>
/// <param name="Errors">One entry.</param>
public sealed record CheckoutRefused(int StatusCode, string Message, IReadOnlyList<CheckoutError> Errors);

/// <summary>Why.</summary>
/// <param name="Code">One of a few words.</param>
/// <param name="Message">For people.</param>
public sealed record CheckoutError(string Code, string Message);
