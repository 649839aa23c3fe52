using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Sagas.Simulators.Webhooks;

/// <summary>Sends the webhooks of all gateways in the background: bounded in number, each again until it is taken or given up.</summary>
internal sealed class WebhookSender(
    IHttpClientFactory clients,
    IOptions<SimulatorsOptions> options,
    TimeProvider time,
    ILogger<WebhookSender> logger) : BackgroundService
{
    public const string ClientName = "Sagas.Simulators.Webhooks";

    private readonly Channel<WebhookDelivery> _waiting = Channel.CreateBounded<WebhookDelivery>(options.Value.MaxWebhooks);

    /// <summary>Never waits; one too many is dropped, counted and logged.</summary>
    public void Enqueue(WebhookDelivery delivery)
    {
        delivery.Tally.Queued();
        if (_waiting.Writer.TryWrite(delivery))
            return;
        delivery.Tally.Unqueued();
        logger.WebhookDropped(delivery.Gateway, delivery.Webhook.Event, delivery.Webhook.Payment, options.Value.MaxWebhooks);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxWebhooksInFlight, CancellationToken = stoppingToken },
        DeliverAsync);

    private async ValueTask DeliverAsync(WebhookDelivery delivery, CancellationToken stoppingToken)
    {
        if (delivery.Delay > TimeSpan.Zero)
            await Task.Delay(delivery.Delay, time, stoppingToken);
        for (var attempt = 0; ; attempt++)
        {
            delivery.Tally.Attempted();
            var failure = await TryAsync(delivery.Webhook, stoppingToken);
            if (failure is null)
            {
                delivery.Webhook.Ended();
                delivery.Tally.Delivered();
                return;
            }

            if (attempt == delivery.Webhook.Retries.Count)
            {
                delivery.Webhook.Ended();
                delivery.Tally.GivenUp();
                logger.WebhookGivenUp(delivery.Gateway, delivery.Webhook.Event, delivery.Webhook.Payment, attempt + 1, failure);
                return;
            }

            await Task.Delay(delivery.Webhook.Retries[attempt] / options.Value.WebhookCompression, time, stoppingToken);
        }
    }

    /// <returns>Why it was not taken, or <c>null</c>.</returns>
    private async Task<string?> TryAsync(Webhook webhook, CancellationToken stoppingToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var timer = time.CreateTimer(_ => patience.Cancel(), state: null, options.Value.WebhookTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            using var request = webhook.Request(time.GetUtcNow());
            using var client = clients.CreateClient(ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = options.Value.MaxBodyBytes;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, patience.Token);
            // As UTF-8 whatever the merchant calls it: a foreign charset is no reason to fail.
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(patience.Token));
            return webhook.Accepts((int)response.StatusCode, body) ? null : $"HTTP {(int)response.StatusCode} is not the answer it expects";
        }
        catch (HttpRequestException exception)
        {
            return $"{exception.HttpRequestError}";
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return $"no answer within {options.Value.WebhookTimeout}";
        }
    }
}
