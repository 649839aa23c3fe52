using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Sagas.Service.Api;

/// <summary>Errors that no endpoint answered: exceptions, unknown addresses, wrong methods.</summary>
internal static class ProblemAnswers
{
    public static void UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerFaultAsync });
        app.UseStatusCodePages(pages => Problems.Of(pages.HttpContext.Response.StatusCode, Detail(pages.HttpContext)).ExecuteAsync(pages.HttpContext));
    }

    private static Task AnswerFaultAsync(HttpContext context)
    {
        var handler = context.Features.Get<IExceptionHandlerFeature>();
        var fault = handler?.Error;
        var own = handler?.Endpoint?.Metadata.GetMetadata<FaultAnswer>();
        if (fault is BadHttpRequestException bad)
        {
            return (own?.Of(context, bad.StatusCode, null) ?? Problems.Of(bad.StatusCode)).ExecuteAsync(context);
        }

        // Nothing of the inside leaves; the id finds it in the log.
        var trace = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        Log.UnhandledFault(context.RequestServices.GetRequiredService<ILogger<Program>>(), context.Request.Method, trace, fault);
        var answer = own?.Of(context, StatusCodes.Status500InternalServerError, trace) ?? Problems.Of(
            StatusCodes.Status500InternalServerError,
            "Something went wrong here; it is logged under this trace id.",
            new KeyValuePair<string, object?>("traceId", trace));
        return answer.ExecuteAsync(context);
    }

    private static string? Detail(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not allowed here; see the Allow header.",
        _ => null,
    };
}
