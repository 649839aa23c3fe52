using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Sagas.Service.Api;
using Sagas.Service.Api.Views;
using Sagas.Service.Hosting;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>The operations pages: rendered here, no script.</summary>
internal static class PageEndpoints
{
    public const string StylePath = "/pages.css";

    private const string StyleResource = "Sagas.Service.Components.pages.css";
    private const string One = PaymentAddress.Pages + "/{teamSlug}/{paymentId}";

    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSettings<PageOptions>(PageOptions.Section).AddScoped<HtmlRenderer>();

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", ListAsync).ExcludeFromDescription();
        app.MapGet(One, OneAsync).ExcludeFromDescription();
        app.MapGet(StylePath, () => TypedResults.Stream(Style(), "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static Stream Style() => typeof(PageEndpoints).Assembly.GetManifestResourceStream(StyleResource)
        ?? throw new InvalidOperationException($"{StyleResource} is not in the assembly.");

    private static async Task<IResult> ListAsync(
        HttpContext context, [FromServices] IPaymentReader reader, [FromServices] IOptions<PageOptions> options, [FromServices] TimeProvider time)
    {
        var errors = new BodyErrors();
        var filter = PaymentQuery.Read(context, errors);
        var page = errors.Any ? null : await reader.ReadPageAsync(filter, errors, context.RequestAborted);
        if (page is null)
        {
            return Invalid("This list cannot be drawn", errors, time);
        }

        return new PageResult<PaymentsPage>(new()
        {
            [nameof(PaymentsPage.Page)] = page,
            [nameof(PaymentsPage.Counts)] = await StateCounts.CountAsync(reader, filter.TeamSlug, context.RequestAborted),
            [nameof(PaymentsPage.State)] = filter.State,
            [nameof(PaymentsPage.Address)] = $"{context.Request.Scheme}://{context.Request.Host}",
            [nameof(PaymentsPage.RefreshSeconds)] = options.Value.RefreshSeconds,
            [nameof(PaymentsPage.DrawnAt)] = time.GetUtcNow(),
        });
    }

    private static async Task<IResult> OneAsync(
        HttpContext context, [FromServices] IPaymentReader reader, [FromServices] IOptions<PageOptions> options, [FromServices] TimeProvider time)
    {
        var errors = new BodyErrors();
        var after = PaymentQuery.Number(context.Request.Query, "after", 0, int.MaxValue, 0, errors);
        var asked = await AskedPayment.FindAsync(context, reader, PaymentAddress.Pages);
        if (errors.Any)
        {
            return Invalid("This history cannot be drawn", errors, time);
        }

        if (asked.Saga is not { } saga)
        {
            return Missing(StatusCodes.Status404NotFound, "No such payment", $"Team \"{asked.TeamSlug}\" has no payment \"{asked.PaymentId}\" here.", time);
        }

        var history = await reader.HistoryAsync(saga.CorrelationId, after, options.Value.HistoryRows, context.RequestAborted);
        return new PageResult<PaymentPage>(new()
        {
            [nameof(PaymentPage.Payment)] = PaymentView.From(saga),
            [nameof(PaymentPage.History)] = history,
            [nameof(PaymentPage.MoreAfter)] = history.Count == options.Value.HistoryRows ? history[^1].Version : null,
            [nameof(PaymentPage.RefreshSeconds)] = options.Value.RefreshSeconds,
            [nameof(PaymentPage.DrawnAt)] = time.GetUtcNow(),
        });
    }

    private static PageResult<MissingPage> Invalid(string title, BodyErrors errors, TimeProvider time)
    {
        var faults = errors.ToDictionary().Select(pair => $"{pair.Key} {string.Join(", ", pair.Value)}");
        return Missing(StatusCodes.Status400BadRequest, title, string.Join("; ", faults), time);
    }

    private static PageResult<MissingPage> Missing(int status, string title, string detail, TimeProvider time) => new(
        new()
        {
            [nameof(MissingPage.Title)] = title,
            [nameof(MissingPage.Detail)] = detail,
            [nameof(MissingPage.DrawnAt)] = time.GetUtcNow(),
        },
        status);
}
