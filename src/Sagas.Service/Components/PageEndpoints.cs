using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Sagas.Service.Api;
using Sagas.Service.Api.Actions;
using Sagas.Service.Api.Pauses;
using Sagas.Service.FailedMessages;
using Sagas.Service.Hosting;
using Sagas.Service.Ingress;
using Sagas.Service.Operators;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>The operations pages: rendered here, no script, and nothing of them without somebody signed in.</summary>
internal static class PageEndpoints
{
    public const string StylePath = "/pages.css";
    public const string IconPath = "/icon.svg";
    public const string PaymentsPath = PaymentAddress.Pages;
    public const string CsvPath = "/payments.csv";
    public const string AttentionPath = "/attention";
    public const string PausesPath = "/pauses";
    public const string ResumePath = "/pauses/resume";

    private const string One = PaymentAddress.Pages + "/{teamSlug}/{paymentId}";
    private const int MostAttempts = 500;
    private const int MostOwned = 100;

    private static readonly TimeSpan LatencyWindow = TimeSpan.FromDays(1);

    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSettings<PageOptions>(PageOptions.Section).AddSettings<FailedMessageOptions>(FailedMessageOptions.Section)
            .AddSingleton<OverviewParts>().AddSingleton<LocalTimes>().AddSingleton<TraceLinks>().AddScoped<HtmlRenderer>();

    public static void MapPages(this WebApplication app)
    {
        // Open to the keys' check, which browsers cannot pass; the filter lets nobody in who is not signed in.
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<SignInFilter>();
        pages.MapGet("/", OverviewAsync);
        pages.MapGet(PaymentsPath, ListAsync);
        pages.MapGet(CsvPath, CsvAsync);
        pages.MapGet(One, OneAsync);
        pages.MapGet(AttentionPath, AttentionAsync);
        pages.MapDecisions(One);
        pages.MapPauseForms();
        pages.MapFailedMessages();
        pages.MapBulk();
        pages.MapKeys();
        app.MapGet(StylePath, () => TypedResults.Stream(Resource(StylePath), "text/css; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(IconPath, () => TypedResults.Stream(Resource(IconPath), "image/svg+xml")).AllowAnonymous().ExcludeFromDescription();
    }

    public static PageResult<MissingPage> NoSuchPayment(HttpContext context, AskedPayment asked) => Notice.Of(
        context, StatusCodes.Status404NotFound, "No such payment", $"Team \"{asked.TeamSlug}\" has no payment \"{asked.PaymentId}\" here.");

    private static Stream Resource(string path) => typeof(PageEndpoints).Assembly.GetManifestResourceStream($"Sagas.Service.Components.{path[1..]}")
        ?? throw new InvalidOperationException($"{path} is not in the assembly.");

    private static async Task<IResult> OverviewAsync(
        HttpContext context, [FromServices] IOperationsReader reader, [FromServices] OverviewParts parts, [FromServices] IOptions<PageOptions> options,
        [FromServices] TimeProvider time)
    {
        var now = time.GetUtcNow();
        var (figures, queues) = (parts.FiguresAsync(context.RequestAborted), parts.QueuesAsync(context.RequestAborted));
        var overview = reader.OverviewAsync(now - LatencyWindow, context.RequestAborted);
        await Task.WhenAll(figures, queues, overview);
        return new PageResult<OverviewPage>(new()
        {
            [nameof(OverviewPage.Overview)] = await overview,
            [nameof(OverviewPage.Figures)] = await figures,
            [nameof(OverviewPage.Queues)] = await queues,
            [nameof(OverviewPage.Gateways)] = parts.Gateways,
            [nameof(OverviewPage.Problems)] = parts.Problems,
            [nameof(OverviewPage.Address)] = AddressOf(context),
            [nameof(OverviewPage.RefreshSeconds)] = options.Value.RefreshSeconds,
            [nameof(OverviewPage.DrawnAt)] = now,
        });
    }

    private static Task<IResult> ListAsync(HttpContext context, [FromServices] IOperationsReader reader, [FromServices] TimeProvider time) =>
        SearchedAsync(context, time, async query => new PageResult<PaymentsPage>(new()
        {
            [nameof(PaymentsPage.Page)] = await reader.SearchAsync(query.Search, context.RequestAborted),
            [nameof(PaymentsPage.Query)] = query,
            [nameof(PaymentsPage.Address)] = AddressOf(context),
            [nameof(PaymentsPage.DrawnAt)] = time.GetUtcNow(),
        }));

    private static Task<IResult> CsvAsync(
        HttpContext context, [FromServices] IOperationsReader reader, [FromServices] IOptions<PageOptions> options, [FromServices] TimeProvider time) =>
        SearchedAsync(context, time, async query =>
        {
            // Says now whether the beginning is one; the file could not any more.
            await reader.SearchAsync(query.Search with { Limit = 1 }, context.RequestAborted);
            return new PaymentCsv(reader, query.Search, options.Value.CsvRows);
        });

    private static async Task<IResult> SearchedAsync(HttpContext context, TimeProvider time, Func<SearchQuery, Task<IResult>> answer)
    {
        var errors = new BodyErrors();
        var query = SearchQuery.Read(context.Request.Query, time.GetUtcNow(), errors);
        if (!errors.Any)
        {
            try
            {
                return await answer(query);
            }
            catch (FormatException) when (query.Search.After is not null)
            {
                errors.Add(SearchQuery.AfterField, "is not the next of a page");
            }
        }

        return Invalid(context, "This list cannot be drawn", errors);
    }

    private static async Task<IResult> OneAsync(
        HttpContext context, [FromServices] IPaymentReader reader, [FromServices] IOperationsReader operations, [FromServices] IOptions<PageOptions> options)
    {
        var errors = new BodyErrors();
        var after = PaymentQuery.Number(context.Request.Query, "after", 0, int.MaxValue, 0, errors);
        var asked = await AskedPayment.FindAsync(context, reader, PaymentAddress.Pages);
        if (errors.Any)
        {
            return Invalid(context, "This history cannot be drawn", errors);
        }

        if (asked.Saga is not { } saga)
        {
            return NoSuchPayment(context, asked);
        }

        var history = await reader.HistoryAsync(saga.CorrelationId, after, options.Value.HistoryRows, context.RequestAborted);
        var path = await operations.PathAsync(saga.CorrelationId, context.RequestAborted);
        var attempts = await operations.AttemptsAsync(saga.CorrelationId, MostAttempts, context.RequestAborted);
        var hasMore = history.Count == options.Value.HistoryRows;
        var mayDecide = context.RequestServices.GetRequiredService<PersonOnPage>().Person is { MayDecide: true };
        var told = context.Request.Query[DecisionEndpoints.ToldField];
        return new PageResult<PaymentPage>(new()
        {
            [nameof(PaymentPage.Saga)] = saga,
            [nameof(PaymentPage.Path)] = path,
            [nameof(PaymentPage.Entries)] = Timeline.Of(history, attempts, isFirst: after == 0, isLast: !hasMore),
            [nameof(PaymentPage.Actions)] = PersonAction.All.Where(action => mayDecide && action.States.Contains(saga.State) && action.WhyNever(saga) is null).Select(ActionLink.Of).ToArray(),
            [nameof(PaymentPage.Told)] = PersonAction.All.FirstOrDefault(action => action.Name == told)?.Name,
            [nameof(PaymentPage.MoreAfter)] = hasMore ? history[^1].Version : null,
            [nameof(PaymentPage.RefreshSeconds)] = options.Value.RefreshSeconds,
            [nameof(PaymentPage.DrawnAt)] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        });
    }

    private static async Task<IResult> AttentionAsync(
        HttpContext context, [FromServices] IOperationsReader reader, [FromServices] IOwnedPayments owned, [FromServices] PauseDesk pauses, [FromServices] IOptions<PageOptions> options,
        [FromServices] TimeProvider time) =>
        new PageResult<AttentionPage>(new()
        {
            [nameof(AttentionPage.Groups)] = await reader.WaitingAsync(context.RequestAborted),
            [nameof(AttentionPage.Mine)] = await owned.OfAsync(ActionDesk.OperatorOf(context), MostOwned, context.RequestAborted),
            [nameof(AttentionPage.Pauses)] = pauses.InForce(context),
            [nameof(AttentionPage.MayDecide)] = context.RequestServices.GetRequiredService<PersonOnPage>().Person is { MayDecide: true },
            [nameof(AttentionPage.RefreshSeconds)] = options.Value.RefreshSeconds,
            [nameof(AttentionPage.DrawnAt)] = time.GetUtcNow(),
        });

    private static string AddressOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static PageResult<MissingPage> Invalid(HttpContext context, string title, BodyErrors errors) =>
        Notice.Of(context, StatusCodes.Status400BadRequest, title, errors.ToSentence());
}
