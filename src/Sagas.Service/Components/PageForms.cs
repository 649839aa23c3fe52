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

    /// <summary>The form, or <c>null</c> when no page of ours drew it for this person, or a field has what no form can (U+0000).</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        return await FormOfAsync(context) is { } form && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? form : null;
    }

    /// <summary>400: a stranger's form, one from before a sign-in or a restart, or one that cannot be read.</summary>
    public static PageResult<MissingPage> Stale(HttpContext context) => Notice.Of(
        context, StatusCodes.Status400BadRequest, "This form is too old, or cannot be read", "Nothing was done. A field must not have U+0000; else go back, load the page again and repeat.");

    private static async Task<IFormCollection?> FormOfAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
