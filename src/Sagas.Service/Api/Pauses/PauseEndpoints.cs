namespace Sagas.Service.Api.Pauses;

/// <summary><c>/api/compensation/pauses</c>: the switch that holds commands not sent yet.</summary>
internal static class PauseEndpoints
{
    public const string Path = "/api/compensation/pauses";

    private const string Tag = "Pauses";

    public static void MapPauses(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, PauseDesk desk) => desk.List(context)).WithTags(Tag)
            .WithSummary("What is paused, by whom and why.")
            .Produces<PauseListView>();
        app.MapPost(Path, (HttpContext context, PauseDesk desk) => desk.BeginAsync(context)).WithTags(Tag)
            .WithSummary("Hold the commands of everything, a team or a gateway.")
            .WithDescription("What was sent already goes on; decisions are still made and wait. 201 when the pause is new, 200 with the earlier one when there is one.")
            .WithRequestBody(typeof(PauseBody), isMessage: false)
            .Produces<PauseView>(StatusCodes.Status201Created).Produces<PauseView>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        app.MapDelete(Path, (HttpContext context, PauseDesk desk) => desk.EndAsync(context)).WithTags(Tag)
            .WithSummary("End a pause; what it held is sent.")
            .WithQuery(("scope", "all, team or gateway."), ("name", "The team or gateway; absent for all."), ("reason", "Why, 1-512 characters."))
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
