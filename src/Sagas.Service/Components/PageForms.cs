using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Sagas.Service.Components;

/// <summary>Forms of the pages: small, and only those that a page of ours drew for the same person.</summary>
internal static class PageForms
{
    public const string ProofField = "proof";

    private const long MostBytes = 64 * 1024;

    /// <summary>What a form must carry to be taken from this person.</summary>
    public static string ProofFor(HttpContext context) =>
        context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken
        ?? throw new InvalidOperationException("No proof was made for the form.");

    /// <summary>The form, or <c>null</c> when no page of ours drew it for this person.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : null;
    }

    /// <summary>400: a stranger's form, or one from before a sign-in or a restart.</summary>
    public static PageResult<MissingPage> Stale(HttpContext context) => Notice.Of(
        context, StatusCodes.Status400BadRequest, "This form is too old", "Nothing was done. Go back, load the page again and repeat.");
}
