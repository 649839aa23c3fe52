using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Payments;
using Sagas.Service.Api;

namespace Sagas.Service.Cancel;

/// <summary>An answer of <c>POST /cancel</c> on its way.</summary>
internal sealed class CancelResult(CancelCode code, CancelAnswer answer, TimeSpan? retryAfter = null) : IResult
{
    /// <summary>Names as they are written here.</summary>
    public static JsonSerializerOptions Json { get; } = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public CancelCode Code => code;

    public static CancelResult Of(
        CancelCode code, CancelEcho echo, PaymentSaga? saga = null, string? details = null, string? message = null, TimeSpan? retryAfter = null) =>
        new(code, CancelAnswer.Of(code, echo, saga, details, message), retryAfter);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (retryAfter is { } pause)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.StatusCode = code.HttpStatus;
        await httpContext.Response.WriteAsJsonAsync(answer, Json, ContentTypes.Json, httpContext.RequestAborted);
    }
}
