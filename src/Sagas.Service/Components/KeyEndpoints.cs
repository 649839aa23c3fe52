using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sagas.Service.Api.Actions;
using Sagas.Service.Api.Keys;
using Sagas.Service.Ingress;
using Sagas.Service.Operators;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>API keys, made and revoked by approvers.</summary>
internal static class KeyEndpoints
{
    public const string Path = "/keys";
    public const string RevokePath = "/keys/revoke";

    private const int Rows = 1_000;

    public static void MapKeys(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, (HttpContext context, [FromServices] IApiKeyBook book) => DrawAsync(context, book, KeyForm.Empty, made: null, fault: null, StatusCodes.Status200OK));
        pages.MapPost(Path, MakeAsync);
        pages.MapPost(RevokePath, RevokeAsync);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext context, [FromServices] IApiKeyBook book, [FromServices] ApiKeyRing ring, [FromServices] ILogger<ApiKeyRing> logger)
    {
        if (await ReadAsync(context) is not { } posted)
        {
            return Refused(context);
        }

        var errors = new BodyErrors();
        var form = KeyForm.Read(posted, errors);
        if (ring.IsConfigured(form.Name))
        {
            errors.Add(KeyForm.NameField, "is that of a key of the configuration");
        }

        if (errors.Any)
        {
            return await DrawAsync(context, book, form, made: null, errors.ToSentence(), StatusCodes.Status400BadRequest);
        }

        var key = KeyForm.NewKey();
        var by = ActionDesk.OperatorOf(context);
        if (!await book.CreateAsync(form.ToKey(key, by), context.RequestAborted))
        {
            return await DrawAsync(
                context, book, form, made: null, $"Nothing was made: a key in force has this name, this form was sent before, or there are {IApiKeyBook.MostInForce} keys.",
                StatusCodes.Status409Conflict);
        }

        Log.KeyMade(logger, by, form.Name, form.Role);
        await ring.RefreshAsync(context.RequestAborted);
        return await DrawAsync(context, book, KeyForm.Empty, key, fault: null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext context, [FromServices] IApiKeyBook book, [FromServices] ApiKeyRing ring, [FromServices] ILogger<ApiKeyRing> logger)
    {
        if (await ReadAsync(context) is not { } posted)
        {
            return Refused(context);
        }

        var reason = posted[KeyForm.ReasonField].ToString().Trim();
        if (TypedText.Fault(reason, EventFields.ReasonLength) is { } fault)
        {
            return await DrawAsync(context, book, KeyForm.Empty, made: null, $"{KeyForm.ReasonField} {fault}", StatusCodes.Status400BadRequest);
        }

        var by = ActionDesk.OperatorOf(context);
        if (!Guid.TryParseExact(posted[KeyForm.IdField], "N", out var id) || !await book.RevokeAsync(id, by, reason, context.RequestAborted))
        {
            return await DrawAsync(context, book, KeyForm.Empty, made: null, "No such key is in force.", StatusCodes.Status409Conflict);
        }

        Log.KeyRevoked(logger, by, id);
        await ring.RefreshAsync(context.RequestAborted);
        return TypedResults.LocalRedirect(Path);
    }

    // What is no form of ours is refused like what is not an approver's; which of them it was, the page says.
    private static async Task<IFormCollection?> ReadAsync(HttpContext context) => IsApprover(context) ? await PageForms.ReadAsync(context) : null;

    private static PageResult<MissingPage> Refused(HttpContext context) => IsApprover(context)
        ? PageForms.Stale(context)
        : Notice.Of(context, StatusCodes.Status403Forbidden, "This needs an approver", "Nothing was done: only approvers make and revoke keys.");

    private static bool IsApprover(HttpContext context) => context.RequestServices.GetRequiredService<PersonOnPage>().Person is { Role: OperatorRole.Approver };

    private static async Task<IResult> DrawAsync(HttpContext context, IApiKeyBook book, KeyForm typed, string? made, string? fault, int status)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new PageResult<KeysPage>(
            new()
            {
                [nameof(KeysPage.Keys)] = await book.ListAsync(Rows, context.RequestAborted),
                [nameof(KeysPage.Made)] = made,
                [nameof(KeysPage.Name)] = typed.Name,
                [nameof(KeysPage.Role)] = typed.Role,
                [nameof(KeysPage.Teams)] = typed.Teams,
                [nameof(KeysPage.Reason)] = typed.Reason,
                [nameof(KeysPage.IsApprover)] = IsApprover(context),
                [nameof(KeysPage.Fault)] = fault,
                [nameof(KeysPage.RequestId)] = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture),
                [nameof(KeysPage.Proof)] = PageForms.ProofFor(context),
                [nameof(KeysPage.DrawnAt)] = now,
            },
            status);
    }
}
