using Microsoft.Extensions.Options;

namespace Sagas.Service.Components;

/// <summary>Where a trace is looked at.</summary>
internal sealed class TraceLinks(IOptions<PageOptions> options)
{
    private const string Place = "{traceId}";

    /// <returns>The address, or <c>null</c> when none is configured.</returns>
    public string? Of(string traceId) => options.Value.TraceUrl?.Replace(Place, Uri.EscapeDataString(traceId), StringComparison.Ordinal);

    public static bool IsTemplate(string text) =>
        text.Contains(Place, StringComparison.Ordinal)
        && Uri.TryCreate(text.Replace(Place, "0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
