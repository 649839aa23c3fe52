using Microsoft.AspNetCore.Http.HttpResults;

namespace Sagas.Simulators.Http;

/// <summary>Sets the clock of the simulators that run as a process of their own.</summary>
internal static class ClockEndpoints
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    public static void MapClock(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/clock", Set)
        .WithSummary("Sets how far the gateways' clock is ahead")
        .WithDescription("{ahead: [-][d.]hh:mm:ss}, at most 366 days either way. The clock jumps; nothing that waits is woken.");

    private static Results<NoContent, ProblemHttpResult> Set(ClockOrder order, GatewayClock clock)
    {
        if (order.Ahead.Duration() > Farthest)
            return TypedResults.Problem($"ahead must be at most {Farthest:c} either way", statusCode: StatusCodes.Status400BadRequest);
        clock.Set(order.Ahead);
        return TypedResults.NoContent();
    }

    private sealed record ClockOrder(TimeSpan Ahead);
}
