using System.ComponentModel.DataAnnotations;

namespace Sagas.Service.Webhooks;

/// <summary>Section <c>Webhooks</c>: what gateways may call. How each call is verified is said at the gateway.</summary>
internal sealed record WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Calls per second from one address; a gateway repeats what is refused.</summary>
    [Range(1, 10_000)]
    public int PerAddressPerSecond { get; init; } = 100;
}
