using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Sagas.Tests.EndToEnd.Support;

/// <summary>Counts the calls that reach the simulated gateways' own APIs; changes nothing about them.</summary>
internal sealed class GatewayTraffic : IStartupFilter
{
    private int _orders;
    private int _questions;
    private int _underWay;

    /// <summary>Calls that ask to move money.</summary>
    public int Orders => Volatile.Read(ref _orders);

    /// <summary>Calls that ask for a status.</summary>
    public int Questions => Volatile.Read(ref _questions);

    /// <summary>Calls that the gateway still works on, also when their client has gone.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            var path = context.Request.Path.Value!;
            if (!path.StartsWith("/simulators/", StringComparison.Ordinal) || !(path.EndsWith("/cancel", StringComparison.Ordinal) || path.EndsWith("/checkOrder", StringComparison.Ordinal)))
            {
                await following(context);
                return;
            }

            Interlocked.Increment(ref _underWay);
            _ = path.EndsWith("/cancel", StringComparison.Ordinal) ? Interlocked.Increment(ref _orders) : Interlocked.Increment(ref _questions);
            try
            {
                await following(context);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        });
        next(app);
    };
}
