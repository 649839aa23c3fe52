using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Http;

/// <summary>How the simulators' own API writes JSON, whatever their host has configured for itself.</summary>
internal static class SimulatorJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter<PaymentStatus>(JsonNamingPolicy.SnakeCaseUpper),
            new JsonStringEnumConverter<MovementKind>(JsonNamingPolicy.CamelCase),
        },
    };
}
