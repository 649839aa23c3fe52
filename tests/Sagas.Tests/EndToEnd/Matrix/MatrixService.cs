using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

/// <summary>
/// The whole process with gateways of every kind, simulated in it. Faults hit whichever call of an instance comes first, so each kind has
/// one instance per mishap, and those run beside each other.
/// </summary>
public sealed class MatrixService : RunningService
{
    private const string Patience = "00:00:01";

    internal static string Instance(MatrixKind kind, Mishap mishap) => $"{kind.Slug}-{mishap.Slug}";

    protected override IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("Webhooks:PerAddressPerSecond", "10000"),
        .. from kind in MatrixKinds.All from mishap in Mishap.All from setting in Of(kind, Instance(kind, mishap)) select setting,
    ];

    /// <summary>One instance of a kind, simulator and adapter, with little patience.</summary>
    internal static IEnumerable<(string Key, string Value)> Of(MatrixKind kind, string instance)
    {
        var (simulator, gateway) = kind.Settings(instance);
        foreach (var (key, value) in simulator)
            yield return ($"Simulators:{instance}:{key}", value);
        if (kind.WebhookRoute is { } route)
            yield return ($"Simulators:{instance}:WebhookUrl", $"http://embedded.invalid/webhooks/{route}/{instance}");
        foreach (var (key, value) in gateway.Concat(Impatience))
            yield return ($"Gateways:{instance}:{key}", value);
    }

    private static IEnumerable<(string Key, string Value)> Impatience =>
    [
        ("Timeout", Patience),
        ("ConnectTimeout", Patience),
        ("SendWindow", Patience),
        ("GracePeriod", "00:00:00.200"),
        ("RequestsPerSecond", "1000"),
        ("Breaker:MinimumThroughput", "1000"),
        .. Enumerable.Range(0, 60).Select(question => ($"ResolveSchedule:{question}", "00:00:00.300")),
    ];
}
