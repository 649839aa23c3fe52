using Microsoft.AspNetCore.Mvc;
using Sagas.Service.Api.Actions;
using Sagas.Service.Api.Pauses;
using Sagas.Service.Api.Views;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Api;

/// <summary><c>/api/payments</c>: what the service knows, and what people may decide.</summary>
internal static class PaymentEndpoints
{
    private const string One = PaymentAddress.Root + "/{teamSlug}/{paymentId}";
    private const int MostRows = 500;
    private const int DefaultRows = 100;

    public static IServiceCollection AddPaymentsApi(this IServiceCollection services) => services.AddSingleton<ActionDesk>().AddScoped<PauseDesk>();

    public static void MapPaymentsApi(this WebApplication app)
    {
        app.MapGet(PaymentAddress.Root, ListAsync).WithTags("Payments")
            .WithSummary("Payments, last updated first.")
            .WithQuery(("team", "Only this team's."), ("state", "Only in this state, such as Refunding."), ("status", "Only with this status, such as CONFIRMED."),
                ("gateway", "Only on this gateway."), ("limit", "1 to 500, default 50."), ("after", "The next of the page before."))
            .Produces<PaymentListView>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet(One, OneAsync).WithTags("Payments").WithSummary("One payment: where it is, why, and what happens next and when.")
            .WithIds().Produces<PaymentView>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet(One + "/history", HistoryAsync).WithTags("Payments").WithSummary("Every message about the payment and what it meant, oldest first.")
            .WithIds().WithQuery(("after", "Rows after this version."), ("limit", "1 to 500, default 100."))
            .Produces<IReadOnlyList<HistoryRow>>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        foreach (var action in PersonAction.All)
        {
            app.MapPost($"{One}/{action.Name}", (HttpContext context, ActionDesk desk) => desk.TakeAsync(action, context)).WithTags("Decisions")
                .WithSummary(action.Meaning)
                .WithDescription($"Taken from a payment in {string.Join(", ", action.States)}.")
                .WithIds().WithRequestBody(action.Body)
                .Produces<Accepted202>(StatusCodes.Status202Accepted)
                .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        }

        app.MapPauses();
    }

    public static IResult NotFound(AskedPayment asked) =>
        Problems.Of(StatusCodes.Status404NotFound, $"Team \"{asked.TeamSlug}\" has no payment \"{asked.PaymentId}\" here.");

    private static async Task<IResult> ListAsync(HttpContext context, [FromServices] IPaymentReader reader)
    {
        var errors = new BodyErrors();
        var filter = PaymentQuery.Read(context, errors);
        var page = errors.Any ? null : await reader.ReadPageAsync(filter, errors, context.RequestAborted);
        return page is null ? Problems.Invalid(errors.ToDictionary(), "The query is not valid.") : TypedResults.Ok(page);
    }

    private static async Task<IResult> OneAsync(HttpContext context, [FromServices] IPaymentReader reader)
    {
        var asked = await AskedPayment.FindAsync(context, reader);
        return asked.Saga is { } saga ? TypedResults.Ok(PaymentView.From(saga)) : NotFound(asked);
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, [FromServices] IPaymentReader reader)
    {
        var errors = new BodyErrors();
        var after = PaymentQuery.Number(context.Request.Query, "after", 0, int.MaxValue, 0, errors);
        var limit = PaymentQuery.Number(context.Request.Query, "limit", 1, MostRows, DefaultRows, errors);
        if (errors.Any)
        {
            return Problems.Invalid(errors.ToDictionary(), "The query is not valid.");
        }

        var asked = await AskedPayment.FindAsync(context, reader);
        return asked.Saga is { } saga
            ? TypedResults.Ok(await reader.HistoryAsync(saga.CorrelationId, after, limit, context.RequestAborted))
            : NotFound(asked);
    }
}
