using Microsoft.Extensions.Options;
using Npgsql;
using Sagas.Storage;

namespace Sagas.Service.Api.Keys;

/// <summary>Makes what people did with keys known to this process, again and again. While the store is away the keys stay as they are.</summary>
internal sealed class ApiKeyRefresher(ApiKeyRing ring, IOptions<ApiOptions> options, TimeProvider time, ILogger<ApiKeyRefresher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery, time);
        do
        {
            try
            {
                await ring.RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is StoreUnavailableException or NpgsqlException)
            {
                // The second is what the server refuses for good: said again and again, and no reason to end the process.
                Log.KeysNotRead(logger, options.Value.RefreshEvery, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
