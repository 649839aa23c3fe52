using System.Text.Json.Nodes;
using Sagas.Service.Api;

namespace Sagas.Service.Demo;

/// <summary>Plays stories over HTTP, as publishers elsewhere would.</summary>
internal sealed class DemoPlayer(HttpClient client, DemoOptions options, DemoFigures figures, TimeProvider time, ILogger logger)
{
    public async Task PlayAsync(DemoPayment payment, CancellationToken cancellationToken)
    {
        foreach (var step in payment.Steps)
        {
            await Task.Delay(step.Pause, time, cancellationToken);
            if (await PostAsync(step.Path, step.Body, step.MessageId, cancellationToken) && step.MessageId is not null)
            {
                figures.CountEvent();
            }
        }

        figures.CountPayment();
        Log.DemoPaymentTold(logger, payment.PaymentId, payment.Story);
    }

    public async Task ArmAsync((string Kind, int Calls, int DelayMs) fault, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["kind"] = fault.Kind, ["next"] = fault.Calls };
        if (fault.Kind == "delay")
        {
            body["delayMs"] = fault.DelayMs;
        }

        if (await PostAsync($"/simulators/{options.Gateway}/faults", body, null, cancellationToken))
        {
            figures.CountFault();
            Log.DemoFaultArmed(logger, fault.Kind, options.Gateway, fault.Calls);
        }
    }

    private async Task<bool> PostAsync(string path, JsonObject body, string? messageId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (messageId is not null)
        {
            request.Headers.Add(MessageIdHeader.Name, messageId);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            Log.DemoRequestRefused(logger, path, (int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (HttpRequestException fault)
        {
            Log.DemoRequestFailed(logger, path, fault);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DemoRequestFailed(logger, path, late);
        }

        figures.CountRefused();
        return false;
    }
}
