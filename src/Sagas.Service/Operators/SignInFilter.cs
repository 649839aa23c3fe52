using Sagas.Service.Components;
using Sagas.Storage;

namespace Sagas.Service.Operators;

/// <summary>Before every page: without somebody signed in nothing is readable and nothing can be done.</summary>
internal sealed class SignInFilter(SignedIn signedIn) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await signedIn.ReadAsync(http) is not { } person)
        {
            return HttpMethods.IsGet(http.Request.Method)
                ? TypedResults.LocalRedirect(SignInEndpoints.AddressFor(http.Request.PathBase + http.Request.Path + http.Request.QueryString))
                : Notice.Of(http, StatusCodes.Status401Unauthorized, "Nobody is signed in", "Nothing was done. Sign in and do it again.");
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !person.MayDecide)
        {
            return Notice.Of(http, StatusCodes.Status403Forbidden, "This is not for viewers", "Nothing was done: your role may look only.");
        }

        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException)
        {
            return Notice.Of(http, StatusCodes.Status503ServiceUnavailable, "The database does not answer", "Load the page again in a moment; /health/ready says more.");
        }
    }
}
