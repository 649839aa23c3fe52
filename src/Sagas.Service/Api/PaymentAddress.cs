using Microsoft.AspNetCore.Http.Features;

namespace Sagas.Service.Api;

/// <summary>
/// Addresses of payments. Ids may contain a slash, which routing cannot tell from its escaped form, so both ids are read from the request line
/// as it was sent.
/// </summary>
internal static class PaymentAddress
{
    public const string Root = "/api/payments";
    public const string Pages = "/payments";

    public static string Of(string teamSlug, string paymentId, string root = Root) =>
        $"{root}/{Uri.EscapeDataString(teamSlug)}/{Uri.EscapeDataString(paymentId)}";

    /// <summary>The ids in the address, where <paramref name="root"/> is what stands before them.</summary>
    public static (string TeamSlug, string PaymentId) Read(HttpContext context, string root = Root)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.AsSpan();
        var query = path.IndexOfAny('?', '#');
        var segments = (query < 0 ? path : path[..query]).ToString().Split('/');
        var first = root.Split('/').Length;
        return segments.Length > first + 1 && target.StartsWith(root, StringComparison.OrdinalIgnoreCase)
            ? (Uri.UnescapeDataString(segments[first]), Uri.UnescapeDataString(segments[first + 1]))
            : (context.Request.RouteValues["teamSlug"] as string ?? "", context.Request.RouteValues["paymentId"] as string ?? "");
    }
}
