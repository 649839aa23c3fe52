using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Sagas.Service.Api.Actions;
using Sagas.Service.Bulk;
using Sagas.Service.Ingress;
using Sagas.Service.Operators;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>Decisions about many payments: previewed, begun, confirmed by a second person, watched, stopped.</summary>
internal static class BulkEndpoints
{
    public const string Path = "/bulk";
    public const string NewPath = "/bulk/new";
    public const string ActionField = "action";

    private const string One = Path + "/{id:guid}";
    private const int JobRows = 50;
    private const int ItemRows = 100;

    /// <summary>The decisions that need nothing but a reason.</summary>
    public static IReadOnlyList<ActionLink> Actions { get; } = [.. InBulk.Select(ActionLink.Of)];

    private static IEnumerable<PersonAction> InBulk => PersonAction.All.Where(action => action.InBulk);

    public static void MapBulk(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, ListAsync);
        pages.MapGet(NewPath, PreviewAsync);
        pages.MapPost(NewPath, BeginAsync);
        pages.MapGet(One, OneAsync);
        pages.MapPost(One + "/stop", StopAsync);
        pages.MapPost(One + "/confirm", ConfirmAsync);
    }

    public static string AddressOf(Guid id) => $"{Path}/{id:D}";

    /// <summary>The decisions of a state, each with the address of its preview for a search.</summary>
    public static IEnumerable<(ActionLink Action, string Address)> LinksFor(string? state, string search) => InBulk
        .Where(action => state is not null && action.States.Contains(state, StringComparer.Ordinal))
        .Select(action => (ActionLink.Of(action), $"{NewPath}{search}{(search.Length == 0 ? '?' : '&')}{ActionField}={action.Name}"));

    private static async Task<IResult> ListAsync(HttpContext context, [FromServices] IBulkBook book, [FromServices] TimeProvider time) =>
        new PageResult<BulkPage>(new()
        {
            [nameof(BulkPage.Jobs)] = await book.ListAsync(JobRows, context.RequestAborted),
            [nameof(BulkPage.DrawnAt)] = time.GetUtcNow(),
        });

    private static Task<IResult> PreviewAsync(HttpContext context, [FromServices] BulkDesk desk) => AskedAsync(context, async (action, query) =>
        Draw(context, action, query, await desk.LookAsync(action, query.Search, context.RequestAborted), BulkForm.Empty, fault: null, StatusCodes.Status200OK));

    private static Task<IResult> BeginAsync(
        HttpContext context, [FromServices] BulkDesk desk, [FromServices] IBulkBook book, [FromServices] IOptions<BulkOptions> options) => AskedAsync(context, async (action, query) =>
    {
        if (await PageForms.ReadAsync(context) is not { } posted)
        {
            return PageForms.Stale(context);
        }

        var errors = new BodyErrors();
        var form = BulkForm.Read(posted, options.Value, errors);
        if (!errors.Any && await book.FindAsync(form.RequestId, context.RequestAborted) is not null)
        {
            return TypedResults.LocalRedirect(AddressOf(form.RequestId));
        }

        var preview = await desk.LookAsync(action, query.Search, context.RequestAborted);
        if (errors.Any)
        {
            return Draw(context, action, query, preview, form, errors.ToSentence(), StatusCodes.Status400BadRequest);
        }

        if (preview.Items.Count == 0 || !string.Equals(form.Seal, preview.Seal, StringComparison.Ordinal))
        {
            return Draw(context, action, query, preview, form, "Nothing was begun: the payments are not those that you saw. Look again.", StatusCodes.Status409Conflict);
        }

        var limits = context.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value;
        if (!form.DryRun && preview.Sums.Any(sum => !Person(context).MayDecideAbout(sum.Amount, sum.Currency, limits.ApproverAbove)))
        {
            return Notice.Of(context, StatusCodes.Status403Forbidden, "This needs an approver", "Nothing was begun: the sum is larger than an operator decides about.");
        }

        var needsSecond = !form.DryRun && action.MovesMoney && preview.Sums.Any(sum => limits.NeedsSecondPerson(sum.Amount, sum.Currency));
        await book.CreateAsync(Job(action, query, form, preview, ActionDesk.OperatorOf(context), needsSecond), preview.Items, context.RequestAborted);
        return TypedResults.LocalRedirect(AddressOf(form.RequestId));
    });

    private static async Task<IResult> OneAsync(
        Guid id, HttpContext context, [FromServices] IBulkBook book, [FromServices] IOptions<PageOptions> options) =>
        await book.FindAsync(id, context.RequestAborted) is { } job ? await DrawAsync(context, book, job, options.Value.RefreshSeconds) : NoSuchJob(context);

    private static Task<IResult> StopAsync(Guid id, HttpContext context, [FromServices] IBulkBook book) => ChangeAsync(id, context, book, (_, by) =>
        book.StopAsync(id, by, context.RequestAborted), "The job has ended already.");

    private static Task<IResult> ConfirmAsync(Guid id, HttpContext context, [FromServices] IBulkBook book) => ChangeAsync(id, context, book, async (job, by) =>
        Person(context).Role == OperatorRole.Approver && job.By != by && await book.ConfirmAsync(id, by, context.RequestAborted),
        "The second person must be an approver and another one than the first, and the job must wait for it.");

    private static async Task<IResult> ChangeAsync(Guid id, HttpContext context, IBulkBook book, Func<BulkJob, string, Task<bool>> change, string otherwise)
    {
        if (await PageForms.ReadAsync(context) is null)
        {
            return PageForms.Stale(context);
        }

        return await book.FindAsync(id, context.RequestAborted) is not { } job ? NoSuchJob(context)
            : await change(job, ActionDesk.OperatorOf(context)) ? TypedResults.LocalRedirect(AddressOf(id))
            : Notice.Of(context, StatusCodes.Status409Conflict, "Nothing was done", otherwise);
    }

    private static async Task<IResult> AskedAsync(HttpContext context, Func<PersonAction, SearchQuery, Task<IResult>> answer)
    {
        if (!Person(context).MayDecide)
        {
            return Notice.Of(context, StatusCodes.Status403Forbidden, "This is not for viewers", "Nothing was done: your role may look only.");
        }

        var errors = new BodyErrors();
        var query = SearchQuery.Read(context.Request.Query, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), errors);
        var action = InBulk.FirstOrDefault(one => one.Name == context.Request.Query[ActionField]);
        if (action is null)
        {
            errors.Add(ActionField, $"must be one of {string.Join(", ", InBulk.Select(one => one.Name))}");
        }
        else if (query.State is null || !action.States.Contains(query.State, StringComparer.Ordinal))
        {
            errors.Add(SearchQuery.StateField, $"must be one that takes {action.Name}: {string.Join(", ", action.States)}");
        }

        return errors.Any || action is null
            ? Notice.Of(context, StatusCodes.Status400BadRequest, "This is no decision about many payments", errors.ToSentence())
            : await answer(action, query);
    }

    private static BulkJob Job(PersonAction action, SearchQuery query, BulkForm form, BulkPreview preview, string by, bool needsSecond) => new()
    {
        Id = form.RequestId,
        Action = action.Name,
        Search = query.AddressOf("", after: null),
        Reason = form.Reason,
        Rate = form.Rate,
        DryRun = form.DryRun,
        By = by,
        State = needsSecond ? BulkJob.AwaitingSecondPerson : BulkJob.Running,
        Sums = preview.Sums,
    };

    private static PageResult<BulkNewPage> Draw(
        HttpContext context, PersonAction action, SearchQuery query, BulkPreview preview, BulkForm typed, string? fault, int status)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var limits = context.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value;
        return new PageResult<BulkNewPage>(
            new()
            {
                [nameof(BulkNewPage.Action)] = ActionLink.Of(action),
                [nameof(BulkNewPage.Preview)] = preview,
                [nameof(BulkNewPage.Search)] = query.AddressOf("", after: null),
                [nameof(BulkNewPage.NeedsSecond)] = action.MovesMoney && preview.Sums.Any(sum => limits.NeedsSecondPerson(sum.Amount, sum.Currency)),
                [nameof(BulkNewPage.Reason)] = typed.Reason,
                [nameof(BulkNewPage.Rate)] = typed.RateText,
                [nameof(BulkNewPage.DryRun)] = typed.DryRun,
                [nameof(BulkNewPage.Fault)] = fault,
                [nameof(BulkNewPage.RequestId)] = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture),
                [nameof(BulkNewPage.Proof)] = PageForms.ProofFor(context),
                [nameof(BulkNewPage.DrawnAt)] = now,
            },
            status);
    }

    private static async Task<PageResult<BulkJobPage>> DrawAsync(HttpContext context, IBulkBook book, BulkJob job, int refreshSeconds) => new(new()
    {
        [nameof(BulkJobPage.Job)] = job,
        [nameof(BulkJobPage.Skipped)] = await book.ItemsAsync(job.Id, BulkItem.Skipped, ItemRows, context.RequestAborted),
        [nameof(BulkJobPage.MayDecide)] = Person(context).MayDecide,
        [nameof(BulkJobPage.MayConfirm)] = Person(context).Role == OperatorRole.Approver && job.By != ActionDesk.OperatorOf(context),
        [nameof(BulkJobPage.Proof)] = PageForms.ProofFor(context),
        [nameof(BulkJobPage.RefreshSeconds)] = job.EndedAt is null ? refreshSeconds : 0,
        [nameof(BulkJobPage.DrawnAt)] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
    });

    private static PageResult<MissingPage> NoSuchJob(HttpContext context) =>
        Notice.Of(context, StatusCodes.Status404NotFound, "No such job", "There is no bulk job with this id.");

    // The filter before every page lets nobody in who is not signed in.
    private static Person Person(HttpContext context) => context.RequestServices.GetRequiredService<PersonOnPage>().Person
        ?? throw new InvalidOperationException("A page was asked for by nobody.");
}
