using System.Text.RegularExpressions;
using Sagas.Chaos.Evidence;

namespace Sagas.Chaos.Plan;

/// <summary>A kind of gateway: how an instance of it is configured on both sides, and how a payment of it is named.</summary>
internal sealed record GatewayKind
{
    /// <summary>The name of its one instance.</summary>
    public required string Instance { get; init; }

    public string Currency { get; init; } = "RUB";

    /// <summary>Its simulator's settings, without their section.</summary>
    public required (string Key, string Value)[] Simulator { get; init; }

    /// <summary>Its adapter's settings, by the simulator's address, without their section.</summary>
    public required Func<string, (string Key, string Value)[]> Adapter { get; init; }

    /// <summary>Below <c>/webhooks</c>; <c>null</c> when it sends none.</summary>
    public string? WebhookRoute { get; init; }

    /// <summary>What it undoes by its interface.</summary>
    public bool Undoes { get; init; } = true;

    public bool UndoesParts { get; init; } = true;

    public bool CancelsUnpaid { get; init; } = true;

    /// <summary>It may say that it works on an operation and end it later.</summary>
    public bool HasPending { get; init; }

    /// <summary>
    /// Calls that order it to move money: a pattern over method and path, a new line, and the body. Each of its payments has its number in
    /// what it is called by.
    /// </summary>
    public Regex? Orders { get; init; }

    /// <summary>The gateway's id of the payment with that number.</summary>
    public Func<int, string> Id { get; init; } = static number => $"{number}";

    /// <summary>What an announcement says beside the common fields.</summary>
    public Func<int, Standing, string> Announces { get; init; } = static (_, _) => "";

    /// <summary>How events name the payment at the gateway.</summary>
    public Func<int, Standing, string> Names { get; init; } = static (number, _) => $"\"gatewayPaymentId\":\"{number}\"";
}
