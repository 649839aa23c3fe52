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
        // The framework's own 4xx (a malformed request) keep their status; anything else says nothing of the inside.
        var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
            ? bad.StatusCode
            : StatusCodes.Status500InternalServerError;
        return Problems.Of(status, status < 500 ? null : "Something went wrong here; it is logged under this trace id.").ExecuteAsync(context);
    }

    private static string? Detail(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Method} is not allowed here; see the Allow header.",
        _ => null,
    };
}
