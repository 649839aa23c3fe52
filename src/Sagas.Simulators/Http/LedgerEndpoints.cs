using Sagas.Simulators.Ledger;

namespace Sagas.Simulators.Http;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/ledger", (string? gateway, string? payment, MoneyLedger ledger) =>
                TypedResults.Json(ledger.Read(gateway, payment), SimulatorJson.Options))
            .WithSummary("Lists every money movement of every simulated gateway, oldest first")
            .WithDescription("Optionally of one gateway, of one payment. operationKey is the client's idempotency key, or null.");
}
