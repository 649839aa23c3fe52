using Microsoft.Extensions.Options;
using Sagas.Simulators.Faults;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>Runs a call of a simulated API, with whatever is to go wrong with it.</summary>
internal sealed class FaultyCalls(
    IOptions<SimulatorsOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<FaultyCalls> logger)
{
    public async Task RunAsync(HttpContext http, SimulatedGateway gateway, IReadOnlyList<SimulatedOperation> operations)
    {
        var maxBytes = options.Value.MaxBodyBytes;
        if (await RequestBodies.ReadAsync(http.Request, maxBytes, http.RequestAborted) is not { } body)
        {
            await Problems.TooLarge(maxBytes).ExecuteAsync(http);
            return;
        }

        var call = new SimulatedCall(http.Request, body);
        // The last one answers what none of them knows.
        var operation = operations.FirstOrDefault(operation => operation.Matches(call)) ?? operations[^1];
        if (gateway.Faults.Take(operation.Name, operation.MovesMoney) is not { } fault)
        {
            await operation.Execute(call).WriteAsync(http);
            return;
        }

        logger.FaultHit(gateway.Name, fault.Id, fault.Order.Kind.Name, operation.Name);
        await FailAsync(http, fault.Order, operation, call);
    }

    private async Task FailAsync(HttpContext http, FaultOrder order, SimulatedOperation operation, SimulatedCall call)
    {
        if (order.DelayMs is { } delayMs && !await DelayAsync(TimeSpan.FromMilliseconds(delayMs)))
        {
            http.Abort();
            return;
        }

        var answer = order.Executed ? operation.Execute(call with { Pending = order.Pending }) : null;
        switch (order.Kind.Kind)
        {
            case FaultKind.Delay or FaultKind.Pending:
                await answer!.WriteAsync(http);
                break;
            case FaultKind.Timeout:
                await HangAsync(http);
                break;
            case FaultKind.Reset:
                http.Abort();
                break;
            case FaultKind.ServerError:
                await BrokenAnswers.ServerError(order.Status!.Value).WriteAsync(http);
                break;
            case FaultKind.Html502:
                await BrokenAnswers.Html502.WriteAsync(http);
                break;
            case FaultKind.Garbage200:
                await BrokenAnswers.Garbage200.WriteAsync(http);
                break;
            case FaultKind.Refused:
                await operation.Refuse(call, order.Code).WriteAsync(http);
                break;
            case FaultKind.RateLimited:
                await BrokenAnswers.RateLimited.WriteAsync(http);
                break;
            default:
                throw new InvalidOperationException($"Fault {order.Kind.Name} does nothing");
        }
    }

    /// <summary>A gateway that is slow works on although its client has given up, so only the end of the process ends this.</summary>
    private async Task<bool> DelayAsync(TimeSpan delay)
    {
        await Task.Delay(delay, time, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !lifetime.ApplicationStopping.IsCancellationRequested;
    }

    private async Task HangAsync(HttpContext http)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(options.Value.MaxHang, time, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }
}
