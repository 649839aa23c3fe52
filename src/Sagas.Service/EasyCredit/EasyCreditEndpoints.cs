using Microsoft.AspNetCore.Mvc;
using Sagas.Service.Webhooks;

namespace Sagas.Service.EasyCredit;

/// <summary>What shops with easyCredit and commercetools have always called: the cancellation of a checkout, and easyCredit's notification.</summary>
internal static class EasyCreditEndpoints
{
    public const string CancelPath = "/webhook/{paymentId}/cancel";
    public const string NotificationPath = "/easycredit-notification";

    public static IServiceCollection AddEasyCredit(this IServiceCollection services) => services
        .AddSingleton<CheckoutDesk>()
        .AddSingleton<NotificationDesk>();

    public static void MapEasyCredit(this WebApplication app)
    {
        app.MapPost(CancelPath, (HttpContext context, string paymentId, [FromQuery] string? redirectUrl, CheckoutDesk desk) => desk.TakeAsync(paymentId, redirectUrl, context))
            .AllowAnonymous()
            .RequireRateLimiting(WebhookEndpoints.RatePolicy)
            .WithName("cancel-checkout")
            .WithTags("easyCredit")
            .WithSummary("Cancels an unpaid easyCredit payment by its commercetools id.")
            .WithDescription("An authorised payment is left alone. With redirectUrl the customer is sent there once it is cancelled; its origin has to be configured.")
            .Produces<CheckoutCancelled>()
            .Produces(StatusCodes.Status302Found)
            .Produces<CheckoutRefused>(StatusCodes.Status400BadRequest)
            .Produces<CheckoutRefused>(StatusCodes.Status404NotFound)
            .Produces<CheckoutRefused>(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .Produces<CheckoutRefused>(StatusCodes.Status500InternalServerError)
            .Produces<CheckoutRefused>(StatusCodes.Status503ServiceUnavailable);

        app.MapGet(NotificationPath, (HttpContext context, NotificationDesk desk) => desk.TakeAsync(context))
            .AllowAnonymous()
            .RequireRateLimiting(WebhookEndpoints.RatePolicy)
            .ExcludeFromDescription();
    }
}
