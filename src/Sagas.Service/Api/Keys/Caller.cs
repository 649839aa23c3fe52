namespace Sagas.Service.Api.Keys;

/// <summary>Who calls, and what for.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Role">What the key is for.</param>
/// <param name="Teams">The only teams that exist for it; <c>null</c> for all.</param>
internal sealed record Caller(string Name, ApiRole Role, IReadOnlySet<string>? Teams)
{
    public bool Sees(string teamSlug) => Teams is null || Teams.Contains(teamSlug);

    /// <summary>Whether the role allows a request. Events are for publishers, reading for viewers, everything else moves money.</summary>
    public bool May(HttpRequest request) => Role switch
    {
        ApiRole.Operator => true,
        ApiRole.Publisher => request.Path.StartsWithSegments(IngressEndpoints.Path, StringComparison.OrdinalIgnoreCase),
        ApiRole.Viewer => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method),
        _ => false,
    };
}

/// <summary>The caller of a request; embedded mode has none, and nothing is kept from it.</summary>
internal static class CallerOfRequest
{
    public static Caller? Caller(this HttpContext context) => context.Features.Get<Caller>();

    public static bool MaySee(this HttpContext context, string teamSlug) => context.Caller()?.Sees(teamSlug) ?? true;
}
