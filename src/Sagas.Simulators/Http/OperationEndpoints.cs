using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>The simulated APIs themselves. Each gateway has its own routes, since two kinds may use the same path.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder endpoints, GatewayCatalog catalog)
    {
        foreach (var gateway in catalog.All)
        {
            foreach (var route in gateway.Api.Operations.GroupBy(operation => (operation.Method, operation.Path)))
            {
                var operations = route.ToArray();
                endpoints.MapMethods(
                    $"/{gateway.Name}/{route.Key.Path}",
                    [route.Key.Method],
                    (HttpContext http, FaultyCalls calls) => calls.RunAsync(http, gateway, operations));
            }
        }
    }
}
