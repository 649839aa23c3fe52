using Microsoft.Extensions.Options;
using Sagas.Service.Api;
using Sagas.Service.Hosting;

namespace Sagas.Service.Cancel;

/// <summary><c>POST /cancel</c>: a merchant undoes a payment. Signed instead of keyed.</summary>
internal static class CancelEndpoints
{
    public const string Path = "/cancel";

    public static void AddCancel(this WebApplicationBuilder builder, ProcessMode mode)
    {
        builder.AddTeams(mode);
        builder.Services
            .AddSettings<CancelOptions>(CancelOptions.Section)
            .AddSingleton<CancelLimits>()
            .AddSingleton<CancelDesk>()
            .AddSingleton<PaymentWaits>()
            .AddHostedService(services => services.GetRequiredService<PaymentWaits>());
    }

    public static void MapCancel(this WebApplication app) => app
        .MapPost(Path, (HttpContext context, CancelDesk desk) => desk.TakeAsync(context))
        .AddEndpointFilter(RefusePlainHttp)
        .WithMetadata(new FaultAnswer(AnswerFault))
        .AllowAnonymous()
        .WithCancelDescription();

    // A token that went over the wire in the open is anybody's.
    private static ValueTask<object?> RefusePlainHttp(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var isFine = context.HttpContext.Request.IsHttps
            || services.GetRequiredService<ProcessMode>().Embedded
            || services.GetRequiredService<IOptions<HttpOptions>>().Value.AllowPlainHttp;
        return isFine ? next(context) : ValueTask.FromResult<object?>(CancelResult.Of(CancelCode.PlainHttp, CancelEcho.Nothing));
    }

    private static CancelResult AnswerFault(HttpContext context, int status, string? trace)
    {
        var code = status < StatusCodes.Status500InternalServerError ? CancelCode.BadRequest with { HttpStatus = status } : CancelCode.Internal;
        return CancelResult.Of(code, context.Features.Get<CancelEcho>() ?? CancelEcho.Nothing, details: trace is null ? null : $"It is logged under trace id {trace}.");
    }
}
