using Microsoft.Extensions.Options;
using Sagas.Gateways;
using Sagas.Payments;
using Sagas.Service.Api.Actions;
using Sagas.Service.Api.Keys;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Api.Pauses;

/// <summary>Pauses and resumes on a person's word.</summary>
internal sealed class PauseDesk(CompensationPauses pauses, IGatewayRegistry gateways, IOptions<IngressOptions> options)
{
    private const int MostPauses = 1_000;

    /// <summary>Other teams' pauses are theirs alone; what holds everything or a gateway holds everybody.</summary>
    public IResult List(HttpContext context) => TypedResults.Ok(new PauseListView(
        [.. PauseView.From(pauses.Configured).Concat(pauses.Current.OrderBy(pause => pause.Since).Select(PauseView.From))
            .Where(pause => pause.Scope != PauseScope.TeamKind || context.MaySee(pause.Name ?? ""))]));

    public async Task<IResult> BeginAsync(HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, options.Value);
        if (body is null)
        {
            return Problems.TooLarge(options.Value.MaxBodyBytes);
        }

        if (body.Length > 0 && !ContentTypes.IsJson(context.Request))
        {
            return Problems.NotJson();
        }

        var errors = new BodyErrors();
        if (PauseOrder.Read(body, gateways, errors) is not { } order)
        {
            return Problems.Invalid(errors.ToDictionary(), "The body is not a valid pause; nothing was paused.");
        }

        if (!MayDecide(context, order.Scope))
        {
            return Forbidden();
        }

        if (pauses.Current.Count >= MostPauses)
        {
            return Problems.Of(StatusCodes.Status409Conflict, $"{MostPauses} pauses are in force; end some, or pause everything by configuration.");
        }

        try
        {
            var (pause, isNew) = await pauses.BeginAsync(order.Scope, ActionDesk.OperatorOf(context), order.Reason, context.RequestAborted);
            return isNew ? TypedResults.Created(PauseEndpoints.Path, PauseView.From(pause)) : TypedResults.Ok(PauseView.From(pause));
        }
        catch (StoreUnavailableException)
        {
            return StoreAway();
        }
    }

    public async Task<IResult> EndAsync(HttpContext context)
    {
        var errors = new BodyErrors();
        var order = PauseOrder.Read(context.Request.Query, gateways, errors);
        if (order is null || errors.Any)
        {
            return Problems.Invalid(errors.ToDictionary(), "The query does not name a pause; nothing was resumed.");
        }

        if (!MayDecide(context, order.Scope))
        {
            return Forbidden();
        }

        try
        {
            if (await pauses.EndAsync(order.Scope, ActionDesk.OperatorOf(context), order.Reason, context.RequestAborted))
            {
                return TypedResults.NoContent();
            }
        }
        catch (StoreUnavailableException)
        {
            return StoreAway();
        }

        var what = order.Scope.Name.Length == 0 ? order.Scope.Kind : $"{order.Scope.Kind} {order.Scope.Name}";
        return IsConfigured(order.Scope)
            ? Problems.Of(StatusCodes.Status409Conflict, $"{what} is paused by configuration (Compensation:Paused) and resumes only with it.")
            : Problems.Of(StatusCodes.Status404NotFound, $"{what} is not paused.");
    }

    /// <summary>A key for some teams decides about those only: all and a gateway are other teams' money too.</summary>
    internal static bool MayDecide(HttpContext context, PauseScope scope) =>
        context.Caller() is not { Teams: not null } caller || (scope.Kind == PauseScope.TeamKind && caller.Sees(scope.Name));

    private IResult StoreAway() => Problems.StoreUnavailable(options.Value.RetryAfter);

    private static IResult Forbidden() =>
        Problems.Of(StatusCodes.Status403Forbidden, "This key is for some teams: it pauses and resumes those only.");

    private bool IsConfigured(PauseScope scope) =>
        PauseView.From(pauses.Configured).Any(pause => pause.Scope == scope.Kind && (pause.Name ?? "") == scope.Name);
}
