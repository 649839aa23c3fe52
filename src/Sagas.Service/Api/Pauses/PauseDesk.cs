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

    public IResult List(HttpContext context) => TypedResults.Ok(new PauseListView(InForce(context)));

    /// <summary>Other teams' pauses are theirs alone; what holds everything or a gateway holds everybody.</summary>
    public IReadOnlyList<PauseView> InForce(HttpContext context) =>
        [.. PauseView.From(pauses.Configured).Concat(pauses.Current.OrderBy(pause => pause.Since).Select(PauseView.From))
            .Where(pause => pause.Scope != PauseScope.TeamKind || context.MaySee(pause.Name ?? ""))];

    public async Task<IResult> BeginAsync(HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context, options.Value);
        return body is null ? Problems.TooLarge(options.Value.MaxBodyBytes)
            : body.Length > 0 && !ContentTypes.IsJson(context.Request) ? Problems.NotJson()
            : (await BeginAsync(context, body)).Result;
    }

    /// <summary>Pauses, whichever way the wish came.</summary>
    public Task<DeskAnswer> BeginAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var errors = new BodyErrors();
        return PauseOrder.Read(body, gateways, errors) is { } order
            ? BeginAsync(context, order)
            : Task.FromResult(Invalid(errors, "The body is not a valid pause; nothing was paused."));
    }

    public async Task<IResult> EndAsync(HttpContext context)
    {
        var errors = new BodyErrors();
        var order = PauseOrder.Read(context.Request.Query, gateways, errors);
        return order is null || errors.Any
            ? Invalid(errors, "The query does not name a pause; nothing was resumed.").Result
            : (await EndAsync(context, order)).Result;
    }

    /// <summary>Resumes, whichever way the wish came.</summary>
    public Task<DeskAnswer> EndAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var errors = new BodyErrors();
        return PauseOrder.Read(body, gateways, errors) is { } order
            ? EndAsync(context, order)
            : Task.FromResult(Invalid(errors, "This does not name a pause; nothing was resumed."));
    }

    /// <summary>A key for some teams decides about those only: all and a gateway are other teams' money too.</summary>
    internal static bool MayDecide(HttpContext context, PauseScope scope) =>
        context.Caller() is not { Teams: not null } caller || (scope.Kind == PauseScope.TeamKind && caller.Sees(scope.Name));

    private async Task<DeskAnswer> BeginAsync(HttpContext context, PauseOrder order)
    {
        if (!MayDecide(context, order.Scope))
        {
            return Forbidden();
        }

        if (pauses.Current.Count >= MostPauses)
        {
            return DeskAnswer.Conflict($"{MostPauses} pauses are in force; end some, or pause everything by configuration.");
        }

        try
        {
            var (pause, isNew) = await pauses.BeginAsync(order.Scope, ActionDesk.OperatorOf(context), order.Reason, context.RequestAborted);
            return DeskAnswer.Done(isNew ? TypedResults.Created(PauseEndpoints.Path, PauseView.From(pause)) : TypedResults.Ok(PauseView.From(pause)));
        }
        catch (StoreUnavailableException)
        {
            return StoreAway();
        }
    }

    private async Task<DeskAnswer> EndAsync(HttpContext context, PauseOrder order)
    {
        if (!MayDecide(context, order.Scope))
        {
            return Forbidden();
        }

        try
        {
            if (await pauses.EndAsync(order.Scope, ActionDesk.OperatorOf(context), order.Reason, context.RequestAborted))
            {
                return DeskAnswer.Done(TypedResults.NoContent());
            }
        }
        catch (StoreUnavailableException)
        {
            return StoreAway();
        }

        var what = order.Scope.Name.Length == 0 ? order.Scope.Kind : $"{order.Scope.Kind} {order.Scope.Name}";
        return IsConfigured(order.Scope)
            ? DeskAnswer.Conflict($"{what} is paused by configuration (Compensation:Paused) and resumes only with it.")
            : DeskAnswer.Of(StatusCodes.Status404NotFound, $"{what} is not paused.");
    }

    private static DeskAnswer Invalid(BodyErrors errors, string detail) =>
        new(StatusCodes.Status400BadRequest, errors.ToSentence(), Problems.Invalid(errors.ToDictionary(), detail));

    private DeskAnswer StoreAway() => new(
        StatusCodes.Status503ServiceUnavailable, "The database did not confirm the change. Look what is in force, and do it again.",
        Problems.StoreUnavailable(options.Value.RetryAfter));

    private static DeskAnswer Forbidden() =>
        DeskAnswer.Of(StatusCodes.Status403Forbidden, "This key is for some teams: it pauses and resumes those only.");

    private bool IsConfigured(PauseScope scope) =>
        PauseView.From(pauses.Configured).Any(pause => pause.Scope == scope.Kind && (pause.Name ?? "") == scope.Name);
}
