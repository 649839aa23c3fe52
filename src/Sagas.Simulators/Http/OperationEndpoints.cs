using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>The simulated APIs themselves. Each gateway has its own routes, since two kinds may use the same path.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder endpoints, GatewayCatalog catalog)
    {
        foreach (var (gateway, operation) in catalog.Operations)
        {
            endpoints.MapMethods(
                $"/{gateway.Name}/{operation.Path}",
                [operation.Method],
                (HttpContext http, FaultyCalls calls) => calls.RunAsync(http, gateway, operation));
        }
    }
}
