using Sagas.Benchmarks.Driving;
using Sagas.Benchmarks.Servers;
using Sagas.Benchmarks.Side;

namespace Sagas.Benchmarks.Modes;

/// <summary>One drain from nothing: new processes, new queues and, when durable, a database.</summary>
internal static class Measure
{
    public static async Task<Drained> MemoryAsync(Stand stand, CommonOptions options, int payments, CancellationToken cancellationToken) =>
        await DrainAsync(stand, options.Memory(stand), null, options, 1, payments, cancellationToken);

    public static async Task<Drained> DurableAsync(
        Stand stand, CommonOptions options, int payments, CancellationToken cancellationToken, int processes = 1)
    {
        await using var database = await stand.NewDatabaseAsync(cancellationToken);
        return await DurableAsync(stand, database, options, payments, cancellationToken, processes);
    }

    public static async Task<Drained> DurableAsync(
        Stand stand, Database database, CommonOptions options, int payments, CancellationToken cancellationToken, int processes = 1) =>
        await DrainAsync(stand, options.Durable(stand, database), database, options, processes, payments, cancellationToken);

    private static async Task<Drained> DrainAsync(
        Stand stand, SideSettings settings, Database? database, CommonOptions options, int processes, int payments, CancellationToken cancellationToken)
    {
        var sides = await stand.StartSidesAsync(settings, processes, options, cancellationToken);
        try
        {
            return await stand.DrainAsync(sides, database, payments, null, cancellationToken);
        }
        finally
        {
            await Stand.StopAsync(sides);
        }
    }
}
