using System.ComponentModel.DataAnnotations;
using Sagas.Service.Hosting;

namespace Sagas.Service.Operators;

/// <summary>Section <c>SignIn:Proxy</c>: a proxy before this process that has signed people in already, and tells who they are.</summary>
internal sealed record ProxyOptions
{
    /// <summary>The header with the person's name. From any other address than the proxy's it is ignored and removed.</summary>
    public string Header { get; init; } = "";

    /// <summary>The header with the person's groups, separated by commas. Absent, everybody has <see cref="Role"/>.</summary>
    public string? RoleHeader { get; init; }

    /// <summary>By group: what its members may do. Of several the highest counts; whoever is in none of them is not let in.</summary>
    public IReadOnlyDictionary<string, OperatorRole> Roles { get; init; } = new Dictionary<string, OperatorRole>(StringComparer.Ordinal);

    /// <summary>What everybody may do when there is no <see cref="RoleHeader"/>.</summary>
    public OperatorRole Role { get; init; } = OperatorRole.Viewer;

    /// <summary>Addresses or networks (10.0.0.0/8) of the proxy, as this process sees the connection. Nothing else is believed.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    public IEnumerable<ValidationResult> Faults(string setting)
    {
        if (!IsHeaderName(Header))
        {
            yield return new ValidationResult("must be the name of a header, such as X-Forwarded-User.", [$"{setting}:{nameof(Header)}"]);
        }

        if (RoleHeader is not null && !IsHeaderName(RoleHeader))
        {
            yield return new ValidationResult("must be the name of a header, such as X-Forwarded-Groups.", [$"{setting}:{nameof(RoleHeader)}"]);
        }

        if ((RoleHeader is null) != (Roles.Count == 0))
        {
            yield return new ValidationResult($"and {nameof(Roles)} need each other.", [$"{setting}:{nameof(RoleHeader)}"]);
        }

        if (Networks.Count == 0)
        {
            yield return new ValidationResult("must name the proxy: without it nobody's header is believed.", [$"{setting}:{nameof(Networks)}"]);
        }

        foreach (var (network, index) in Networks.Select((network, index) => (network, index)))
        {
            if (network is null || Forwarding.Network(network) is null)
            {
                yield return new ValidationResult("must be an address or a network such as 10.0.0.0/8.", [$"{setting}:{nameof(Networks)}:{index}"]);
            }
        }
    }

    private static bool IsHeaderName(string text) => text.Length is > 0 and <= 64 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-');
}
