namespace Sagas.Simulators.Http;

internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{gateway}/webhooks", (string gateway, ManagementCall call) =>
                call.For(gateway, found => TypedResults.Json(found.Webhooks.Counts(), SimulatorJson.Options)))
            .WithSummary("Counts what became of the webhooks of a simulated gateway")
            .WithDescription(
                "pending (waiting for an attempt, or under way), attempts, delivered, givenUp, lost (by a fault), dropped (too many waited). "
                + "All stay 0 while the gateway has no WebhookUrl.");
}
