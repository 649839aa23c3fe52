using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.Plan;
using Sagas.Tests.Support;

namespace Sagas.Chaos.World;

/// <summary>Cancels as the merchants' specification says, at whichever process is there, and asks again until it has a final word.</summary>
internal sealed class Merchant(HttpClient http, IReadOnlyList<ChildProgram> services)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1500);

    // What a payment is told of may be late; then a merchant gives up.
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(25);

    private readonly ConcurrentQueue<CancelCall> _calls = new();
    private int _next;
    private int _posted;

    /// <summary>The last word on every request, and each promise that was made before it.</summary>
    public IReadOnlyList<CancelCall> Calls => [.. _calls];

    public int Posted => Volatile.Read(ref _posted);

    public async Task CancelAsync(CancelStep step, CancellationToken giveUp)
    {
        var since = Stopwatch.GetTimestamp();
        var promised = false;
        while (true)
        {
            var answer = await AskAsync(step, giveUp);
            if (answer.Code == "1013" && !promised)
                (promised, _) = (true, Note(answer));
            var isUnknown = answer.Code == "1004" && Stopwatch.GetElapsedTime(since) < UnknownFor;
            if (!isUnknown && answer is { IsOpen: false, Code: not ("1013" or "1030") })
            {
                Note(answer);
                return;
            }

            if (giveUp.IsCancellationRequested)
            {
                if (!promised)
                    Note(answer);
                return;
            }

            await Task.WhenAny(Wait.PassAsync(Pause, giveUp));
        }
    }

    private bool Note(CancelCall call)
    {
        _calls.Enqueue(call);
        return true;
    }

    private async Task<CancelCall> AskAsync(CancelStep step, CancellationToken giveUp)
    {
        var service = services[Math.Abs(Interlocked.Increment(ref _next) % services.Count)];
        try
        {
            Interlocked.Increment(ref _posted);
            using var content = new StringContent(Body(step.Payment.Id, step.RequestId), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri(service.Address, "/cancel"), content, giveUp);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(giveUp));
            return new CancelCall(step.Payment.Id, step.RequestId, Text(answer, "ErrorCode"), Text(answer, "Status"));
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return new CancelCall(step.Payment.Id, step.RequestId, null, null);
        }
    }

    private static string? Text(JsonDocument answer, string name) =>
        answer.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>SHA-256 over the values, ordered by their keys, with the secret as Password.</summary>
    private static string Body(string paymentId, string requestId)
    {
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["TeamSlug"] = PlannedPayment.Team,
            ["PaymentId"] = paymentId,
            ["ExternalRequestId"] = requestId,
            ["Password"] = ServiceSettings.Secret,
        };
        signed["Token"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(signed.Values))));
        signed.Remove("Password");
        return JsonSerializer.Serialize(signed);
    }
}
