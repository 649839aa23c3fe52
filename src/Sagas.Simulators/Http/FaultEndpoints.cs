using Microsoft.Extensions.Options;
using Sagas.Simulators.Faults;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>Arms, lists and clears faults.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{gateway}/faults", ArmAsync)
            .WithSummary("Makes coming calls of a simulated gateway fail")
            .WithDescription(
                "{kind, next? | share?, seconds?, on?, delayMs?, status?, executed?, code?, reads?, end?}. kind: delay (delayMs; executes late), timeout-before "
                + "(does nothing, never answers), timeout-after (executes, never answers), reset-before, reset-after (= reset), 5xx (status, "
                + "500 unless given; 500 is short for it), html-502, garbage-200, refused (the gateway's own no; code), rate-limited (429), pending "
                + "(accepted; ends as end, the gateway's word, after reads questions, 1 unless given; on gateways that work so), and of webhooks "
                + "duplicate-webhook, late-webhook (delayMs), lost-webhook. next: the next so many calls, 1 unless given; share: that "
                + "part of all calls, for seconds or until cleared. on: the operation's name, money (those that move money; the default) or "
                + "all. executed: for 5xx and html-502 false unless given, for garbage-200 true. A call is hit by one fault at most, the oldest.");
        endpoints.MapGet("/{gateway}/faults", (string gateway, ManagementCall call) =>
                call.For(gateway, found => TypedResults.Json(found.Faults.List(), SimulatorJson.Options)))
            .WithSummary("Lists the faults that are armed, oldest first");
        endpoints.MapDelete("/{gateway}/faults", (string gateway, ManagementCall call) => call.For(gateway, Clear))
            .WithSummary("Disarms all faults of a gateway; calls that already hang stay so");
    }

    private static Task<IResult> ArmAsync(
        HttpRequest request,
        string gateway,
        ManagementCall call,
        IOptions<SimulatorsOptions> options,
        ILogger<FaultBoard> logger)
    {
        return call.ForAsync(request, gateway, Read, Arm);

        FaultOrder? Read(SimulatedGateway found, FieldReader fields) =>
            FaultOrderReader.Read(fields, found.Api, options.Value.MaxDelay);

        IResult Arm(SimulatedGateway found, FaultOrder order)
        {
            if (found.Faults.Arm(order) is not { } armed)
                return Problems.Conflict($"No more than {options.Value.MaxArmedFaults} faults can be armed; DELETE clears them");
            logger.FaultArmed(found.Name, armed.Id, armed.Kind);
            return TypedResults.Json(armed, SimulatorJson.Options, statusCode: StatusCodes.Status201Created);
        }
    }

    private static IResult Clear(SimulatedGateway gateway)
    {
        gateway.Faults.Clear();
        return TypedResults.NoContent();
    }
}
