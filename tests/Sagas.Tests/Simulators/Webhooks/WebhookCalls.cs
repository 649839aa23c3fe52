using System.Text.Json.Nodes;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators.Webhooks;

/// <summary>A gateway that tells its merchant of payments, by the simplest kind that does.</summary>
internal static class WebhookCalls
{
    public static readonly (string Key, string Value)[] Settings =
    [
        ("Simulators:assistant:Kind", "MonetaAssistant"),
        ("Simulators:assistant:MntId", "54600817"),
        ("Simulators:assistant:IntegrityCode", "QWERTY"),
        ("Simulators:assistant:WebhookUrl", "http://merchant.example/pay?shop=7"),
        ("Simulators:WebhookTimeout", "00:05:00"),
    ];

    public static Task<SimulatorHost> StartAsync(params (string Key, string Value)[] more) => SimulatorHost.StartAsync(
        [.. Settings.Where(setting => more.All(other => other.Key != setting.Key)), .. more]);

    public static Task PayAsync(this SimulatorHost host, string paymentId = "123456") => host.AnnounceAtAsync(
        "assistant",
        $$"""{"paymentId":"{{paymentId}}","amount":12025,"currency":"RUB","status":"CONFIRMED","orderId":"FF790ABCD"}""");

    /// <summary>Waits for it, as the sender works in the background.</summary>
    public static Task<JsonNode> CountsShouldBecomeAsync(this SimulatorHost host, string json) => Probe.UntilAsync(
        async () => (await host.GetAsync("assistant/webhooks")).Json,
        seen => JsonNode.DeepEquals(seen, JsonNode.Parse(json)),
        seen => seen.ToJsonString());
}
