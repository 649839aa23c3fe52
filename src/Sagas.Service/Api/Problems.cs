using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Sagas.Service.Api;

/// <summary>Every answer that is an error, as <c>application/problem+json</c>.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(int status, string? detail = null, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        return TypedResults.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: extensions);
    }

    /// <summary>400: everything that is wrong, by field.</summary>
    public static IResult Invalid(IDictionary<string, string[]> errors, string detail) =>
        Of(StatusCodes.Status400BadRequest, detail, new KeyValuePair<string, object?>("errors", errors));

    public static IResult TooLarge(int maxBytes) => Of(
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {maxBytes} bytes."));

    public static IResult NotJson() =>
        Of(StatusCodes.Status415UnsupportedMediaType, "The body must be sent with Content-Type: application/json (UTF-8).");

    /// <summary>503: nothing is claimed; the caller repeats.</summary>
    public static IResult BusUnavailable(TimeSpan retryAfter) => new RetryLater(retryAfter, Of(
        StatusCodes.Status503ServiceUnavailable,
        "The message bus did not confirm the message. Send the same request again: the same message is never acted on twice."));

    /// <summary>503: the database did not answer, so nobody knows whether it was written; asking again is safe.</summary>
    public static IResult StoreUnavailable(TimeSpan retryAfter) => new RetryLater(retryAfter, Of(
        StatusCodes.Status503ServiceUnavailable,
        "The database did not confirm the change. Look what is in force, and send the same request again."));

    private sealed class RetryLater(TimeSpan retryAfter, IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
