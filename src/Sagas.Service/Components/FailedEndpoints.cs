using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Sagas.Service.Api.Actions;
using Sagas.Service.FailedMessages;
using Sagas.Service.Ingress;
using Sagas.Service.Operators;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What nobody could work on: looked at, tried again, edited, put away.</summary>
internal static class FailedEndpoints
{
    public const string Path = "/failed";
    public const string GroupPath = "/failed/messages";
    public const string MessagePath = "/failed/message";
    public const string ArchivePath = "/failed/archive";
    public const string RetryPath = "/failed/retry";
    public const string EditPath = "/failed/edit";

    private const string ToldField = "told";
    private const int ActionRows = 20;
    private const int ArchiveRows = 100;

    public static void MapFailedMessages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, LookAsync);
        pages.MapGet(GroupPath, (Delegate)ChosenAsync);
        pages.MapGet(MessagePath, (Delegate)ChosenAsync);
        pages.MapGet(ArchivePath, ArchiveAsync);
        pages.MapPost(RetryPath, (HttpContext context, [FromServices] IOptions<PostgresStoreOptions> store, [FromServices] TimeProvider time) =>
            ActAsync(context, "retry", (_, _, _) => new RetryMove(store.Value.InboxRetention, time.GetUtcNow())));
        pages.MapPost(ArchivePath, (HttpContext context, [FromServices] IFailureBook book, [FromServices] IOptions<FailedMessageOptions> options) =>
            ActAsync(context, "archive", (_, action, _) => new ArchiveMove(book, action, options.Value.ArchiveRows)));
        pages.MapPost(EditPath, EditAsync);
    }

    private static async Task<IResult> LookAsync(HttpContext context, [FromServices] IFailureBook book, [FromServices] TimeProvider time) => await AnswerAsync(context, async desk =>
    {
        var actions = await book.ActionsAsync(ActionRows, context.RequestAborted);
        return new PageResult<FailedPage>(new()
        {
            [nameof(FailedPage.Look)] = await desk.LookAsync(context.RequestAborted),
            [nameof(FailedPage.Actions)] = actions,
            [nameof(FailedPage.Told)] = Guid.TryParseExact(context.Request.Query[ToldField], "N", out var told) ? actions.FirstOrDefault(action => action.Id == told) : null,
            [nameof(FailedPage.DrawnAt)] = time.GetUtcNow(),
        });
    });

    private static Task<IResult> ChosenAsync(HttpContext context) =>
        DrawAsync(context, FailedForm.ChoiceOf(context.Request.Query), null, null, StatusCodes.Status200OK);

    private static async Task<IResult> ArchiveAsync(HttpContext context, [FromServices] IFailureBook book, [FromServices] TimeProvider time) =>
        new PageResult<FailedArchivePage>(new()
        {
            [nameof(FailedArchivePage.Messages)] = await book.ArchiveAsync(ArchiveRows, context.RequestAborted),
            [nameof(FailedArchivePage.DrawnAt)] = time.GetUtcNow(),
        });

    private static Task<IResult> DrawAsync(HttpContext context, FailureChoice choice, FailedForm? typed, string? fault, int status) => AnswerAsync(context, async desk =>
    {
        var found = choice.IsClear ? await desk.FindAsync(choice, context.RequestAborted) : [];
        return found.Count == 0
            ? Notice.Of(context, StatusCodes.Status404NotFound, "No such messages", "They are no longer in this queue, or too many lie before them; look at the list again.")
            : Draw(context, choice, found, typed, fault, status);
    });

    private static IResult Draw(HttpContext context, FailureChoice choice, IReadOnlyList<FailedMessage> found, FailedForm? typed, string? fault, int status)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = context.RequestServices.GetRequiredService<PersonOnPage>().Person;
        var shared = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(FailedGroupPage.Choice)] = choice,
            [nameof(FailedGroupPage.MayDecide)] = person is { MayDecide: true },
            [nameof(FailedGroupPage.Reason)] = typed?.Reason,
            [nameof(FailedGroupPage.Fault)] = fault,
            [nameof(FailedGroupPage.RequestId)] = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture),
            [nameof(FailedGroupPage.Proof)] = PageForms.ProofFor(context),
            [nameof(FailedGroupPage.DrawnAt)] = now,
        };
        if (choice.Id is null)
        {
            shared[nameof(FailedGroupPage.Messages)] = found;
            return new PageResult<FailedGroupPage>(shared, status);
        }

        shared[nameof(FailedMessagePage.Message)] = found[0];
        shared[nameof(FailedMessagePage.MayEdit)] = person is { Role: OperatorRole.Approver };
        shared[nameof(FailedMessagePage.Text)] = typed?.Text;
        return new PageResult<FailedMessagePage>(shared, status);
    }

    private static Task<IResult> EditAsync(
        HttpContext context, [FromServices] IFailureBook book, [FromServices] EventReader reader, [FromServices] IOptions<FailedMessageOptions> options) =>
        context.RequestServices.GetRequiredService<PersonOnPage>().Person is not { Role: OperatorRole.Approver }
            ? Task.FromResult<IResult>(Notice.Of(context, StatusCodes.Status403Forbidden, "This needs an approver", "Nothing was done: who edits a message decides what happened to a payment."))
            : AnswerAsync(context, async desk => await ActAsync(context, "edit", (form, action, message) =>
            {
                var text = Encoding.UTF8.GetBytes(form.Form.Text ?? "");
                if (message?.Content is not { Event: { } type } content || content.Editable() is null)
                {
                    form.Errors.Add(FailedForm.MessageField, "cannot be edited: only what publishers send can, and nothing with a secret in it");
                    return null;
                }

                var reading = reader.Read(type, text);
                foreach (var (path, sentences) in reading.Errors.ToDictionary())
                {
                    form.Errors.Add(path, string.Join(", ", sentences));
                }

                return form.Errors.Any ? null : new EditMove(book, action, options.Value.ArchiveRows, text, form.Form.RequestId);
            }));

    private static Task<IResult> ActAsync(
        HttpContext context, string kind, Func<(FailedForm Form, BodyErrors Errors), FailureAction, FailedMessage?, IFailureMove?> moveOf) => AnswerAsync(context, async desk =>
    {
        if (await PageForms.ReadAsync(context) is not { } posted)
        {
            return PageForms.Stale(context);
        }

        var errors = new BodyErrors();
        var form = FailedForm.Read(posted, errors);
        var action = form.ActionOf(kind, ActionDesk.OperatorOf(context));
        IReadOnlyList<FailedMessage> found = form.Choice.Id is null || errors.Any ? [] : await desk.FindAsync(form.Choice, context.RequestAborted);
        var one = found.Count > 0 ? found[0] : null;
        var move = errors.Any ? null : moveOf((form, errors), action, one);
        if (move is null || errors.Any)
        {
            return await DrawAsync(context, form.Choice, form, errors.ToSentence(), StatusCodes.Status400BadRequest);
        }

        await desk.ActAsync(action, form.Choice, form.Choice.Id is null ? form.Most ?? int.MaxValue : 1, move);
        return TypedResults.LocalRedirect($"{Path}?{ToldField}={action.Id:N}");
    });

    private static async Task<IResult> AnswerAsync(HttpContext context, Func<FailureDesk, Task<IResult>> answer)
    {
        if (context.RequestServices.GetService<FailureDesk>() is not { } desk)
        {
            return Notice.Of(
                context, StatusCodes.Status200OK, "Failed messages",
                "Embedded mode has no broker: a message that fails is in the log and ends with this process. In durable mode what lies in the queues for failed messages is shown here.");
        }

        try
        {
            return await answer(desk);
        }
        catch (FailureQueuesAwayException fault)
        {
            return Notice.Of(context, StatusCodes.Status503ServiceUnavailable, "The queues cannot be looked into now", fault.Message);
        }
    }
}
