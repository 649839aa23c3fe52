using Microsoft.Extensions.Options;
using Sagas.Payments;
using Sagas.Storage;

namespace Sagas.Service.Cancel;

/// <summary>
/// Callers that wait for a payment's end. All payments that anybody waits for are looked at together, every so often; a caller holds no thread,
/// and leaves when its client does.
/// </summary>
internal sealed class PaymentWaits(IPaymentReader reader, IOptions<CancelOptions> options, TimeProvider time, ILogger<PaymentWaits> logger)
    : BackgroundService
{
    private const int LargestLook = 500;

    private readonly WaitingRoom _room = new(options.Value.MaxWaiting);

    /// <summary>Callers that wait now.</summary>
    public int Count => _room.Count;

    /// <summary>Waits until the payment is as asked for, or the time is over.</summary>
    /// <returns>The payment as it was last seen.</returns>
    /// <exception cref="StoreUnavailableException">The time is over, and the last look failed.</exception>
    public async Task<PaymentSaga> UntilAsync(PaymentSaga seen, Func<PaymentSaga, bool> isSo, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(seen, isSo);
        if (options.Value.WaitFor == TimeSpan.Zero || !_room.TryEnter(waiter))
        {
            return seen;
        }

        try
        {
            return await waiter.Done.Task.WaitAsync(options.Value.WaitFor, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return waiter.Fault is { } fault ? throw new StoreUnavailableException("The payment could not be looked at.", fault) : waiter.Seen;
        }
        finally
        {
            _room.Leave(waiter);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _room.SomebodyAsync(stoppingToken);
                await Task.Delay(options.Value.LookEvery, time, stoppingToken);
                foreach (var chunk in _room.Payments().Chunk(LargestLook))
                {
                    await LookAsync(chunk, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever still waits is answered with what was last seen.
            _room.Close();
        }
    }

    private async Task LookAsync(Guid[] payments, CancellationToken stoppingToken)
    {
        using var limit = new StoreLimit(options.Value.StoreTimeout, time, stoppingToken);
        try
        {
            _room.Show(await reader.FindAsync(payments, limit.Token));
        }
#pragma warning disable CA1031 // The loop outlives whatever one look meets; those who wait for these payments are told.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.LookFailed(logger, payments.Length, fault);
            if (payments.Length > 1 && fault is not (StoreUnavailableException or OperationCanceledException))
            {
                // A row that a person has edited and that can no longer be read: only its own callers fail.
                foreach (var payment in payments)
                {
                    await LookAsync([payment], stoppingToken);
                }
            }
            else
            {
                _room.Fail(payments, fault);
            }
        }
    }
}
