using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Sagas.Service.Api;
using Sagas.Service.Api.Pauses;
using Sagas.Service.Operators;

namespace Sagas.Service.Components;

/// <summary>Pausing and resuming as forms: the same desk as the API takes them.</summary>
internal static class PauseForms
{
    public const string ScopeField = "scope";
    public const string NameField = "name";
    public const string ReasonField = "reason";

    public static void MapPauseForms(this RouteGroupBuilder pages)
    {
        pages.MapGet(PageEndpoints.PausesPath, (HttpContext context, [FromServices] PauseDesk desk) =>
            Draw(context, desk, fault: null, StatusCodes.Status200OK));
        pages.MapPost(PageEndpoints.PausesPath, (HttpContext context, [FromServices] PauseDesk desk) => TakeAsync(context, desk, desk.BeginAsync));
        pages.MapPost(PageEndpoints.ResumePath, (HttpContext context, [FromServices] PauseDesk desk) => TakeAsync(context, desk, desk.EndAsync));
    }

    private static async Task<IResult> TakeAsync(HttpContext context, PauseDesk desk, Func<HttpContext, ReadOnlyMemory<byte>, Task<DeskAnswer>> take)
    {
        if (await PageForms.ReadAsync(context) is not { } form)
        {
            return PageForms.Stale(context);
        }

        var body = new JsonObject { [ScopeField] = form[ScopeField].ToString(), [ReasonField] = form[ReasonField].ToString().Trim() };
        if (form[NameField].ToString().Trim() is { Length: > 0 } name)
        {
            body[NameField] = name;
        }

        var answer = await take(context, JsonSerializer.SerializeToUtf8Bytes(body));
        return answer.Fault is { } fault ? Draw(context, desk, fault, answer.Status) : TypedResults.LocalRedirect(PageEndpoints.PausesPath);
    }

    private static PageResult<PausesPage> Draw(HttpContext context, PauseDesk desk, string? fault, int status) => new(
        new()
        {
            [nameof(PausesPage.Pauses)] = desk.InForce(context),
            [nameof(PausesPage.MayDecide)] = context.RequestServices.GetRequiredService<PersonOnPage>().Person is { MayDecide: true },
            [nameof(PausesPage.Proof)] = PageForms.ProofFor(context),
            [nameof(PausesPage.Fault)] = fault,
            [nameof(PausesPage.DrawnAt)] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        },
        status);
}
