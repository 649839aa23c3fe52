using System.Collections.Concurrent;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>A shop whose payments go on whatever is done to the service: never more of them under way than a few dozen, never none.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int Shops = 3;
    private const int Basket = 6;

    // A process that dies in mid call leaves its payment to the resolver.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly UpgradeRig _rig;
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentQueue<Sale> _sales = new();
    private readonly Task[] _shops;

    public Traffic(UpgradeRig rig)
    {
        _rig = rig;
        _shops = [.. Enumerable.Range(0, Shops).Select(shop => Task.Run(() => SellAsync($"shop{shop}")))];
    }

    public IReadOnlyCollection<Sale> Sales => _sales;

    /// <summary>Waits until so many payments more have been told of and have ended.</summary>
    public async Task EndedAsync(int more)
    {
        var before = await EndedAsync("");
        await Probe.UntilAsync(
            async () => _shops.FirstOrDefault(shop => shop.IsFaulted) is { } failed ? throw failed.Exception! : await EndedAsync(""),
            count => count >= before + more, count => $"{count - before} of {more} have ended", Patience);
    }

    /// <summary>No more payments; the last ones end.</summary>
    public async Task CloseAsync()
    {
        await _closed.CancelAsync();
        await Task.WhenAll(_shops);
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        // Whoever waits for the last payments of a test that has failed already waits for nothing.
        await Task.WhenAll(_shops).ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        _closed.Dispose();
    }

    private async Task SellAsync(string shop)
    {
        for (var basket = 0; !_closed.IsCancellationRequested; basket++)
        {
            var prefix = $"{shop}-{basket}";
            foreach (var sale in Enumerable.Range(0, Basket).Select(number => Sale.Number(prefix, number)))
            {
                await _rig.FailsAsync(sale);
                _sales.Enqueue(sale);
            }

            await Probe.UntilAsync(() => EndedAsync(prefix + "-"), count => count == Basket, count => $"{count} of {prefix} have ended", Patience);
        }
    }

    private Task<long> EndedAsync(string prefix) => _rig.Durable.Database.CountAsync(
        $"select count(*) from sagas.payment where state in ('Cancelled', 'Reversed', 'Refunded') and payment_id like '{prefix}%'");
}
