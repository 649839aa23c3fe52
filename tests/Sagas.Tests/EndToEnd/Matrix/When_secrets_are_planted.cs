using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Gateways;

namespace Sagas.Tests.EndToEnd.Matrix;

public sealed class When_secrets_are_planted(When_secrets_are_planted.TalkativeService service) : IClassFixture<When_secrets_are_planted.TalkativeService>
{
    private static readonly string[] Faults = ["timeout-after", "500-before", "garbage-after", "html-after", "refused"];

    // What travels instead of the planted words themselves.
    private static readonly string[] Disguises =
        [Basic("2.de.1234.1:" + MatrixKinds.Planted), Basic("client:" + MatrixKinds.Planted), "Bearer ", "hmacsha256="];

    [Fact]
    public async Task None_shows_in_logs_or_traces_whatever_fails()
    {
        await Parallel.ForEachAsync(MatrixKinds.All, TestContext.Current.CancellationToken, async (kind, _) =>
        {
            foreach (var mishap in Mishap.All.Where(mishap => mishap.Order is null || Faults.Contains(mishap.Slug)))
            {
                foreach (var undoing in Undoing.All.Where(undoing => mishap.Order is null || kind.Has(undoing, mishap)))
                    await new MatrixPayment(service, kind, KindsService.Instance(kind), undoing, mishap).RunAsync();
            }

            if (kind.WebhookRoute is { } route)
            {
                using var forged = new StringContent("""{"Token":"forged"}""");
                using var refusal = await service.Client.PostAsync(RunningService.Address($"/webhooks/{route}/{KindsService.Instance(kind)}"), forged, CancellationToken.None);
            }
        });

        var said = service.Logs.Lines.Select(line => line.Text).Concat(service.Traces).ToArray();
        // It would prove nothing if the most talkative level, or the calls' own traces, were not there.
        service.Logs.Lines.ShouldContain(line => line.Level == LogLevel.Trace && line.Text.Contains("System.Net.Http.HttpClient.gateway-moneta", StringComparison.Ordinal));
        service.Traces.ShouldContain(trace => trace.Contains("System.Net.Http", StringComparison.Ordinal) && trace.Contains("easycredit-one", StringComparison.Ordinal));
        foreach (var secret in Disguises.Prepend(MatrixKinds.Planted))
            said.Where(line => line.Contains(secret, StringComparison.Ordinal)).Take(5).ShouldBeEmpty(secret);
    }

    // Base64 writes three octets at a time, so the beginning of a text shows as the beginning of its Base64.
    private static string Basic(string begin) => Convert.ToBase64String(Encoding.UTF8.GetBytes(begin))[..(Encoding.UTF8.GetByteCount(begin) / 3 * 4)];

    /// <summary>It says everything that it could ever say.</summary>
    public sealed class TalkativeService : KindsService
    {
        private readonly ActivityListener _listener;

        public TalkativeService()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Traces.Enqueue(Text(activity)),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        internal LogLines Logs { get; } = new();

        internal ConcurrentQueue<string> Traces { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(Logs).Services.PostConfigure<LoggerFilterOptions>(filter =>
            {
                filter.Rules.Clear();
                filter.MinLevel = LogLevel.Trace;
            }));
        }

        protected override void Dispose(bool disposing)
        {
            _listener.Dispose();
            base.Dispose(disposing);
        }

        private static string Text(Activity activity)
        {
            var fields = activity.TagObjects
                .Concat(activity.Baggage.Select(item => KeyValuePair.Create<string, object?>(item.Key, item.Value)))
                .Concat(activity.Events.SelectMany(occurred => occurred.Tags));
            return $"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', fields.Select(field => $"{field.Key}={field.Value}"))}";
        }
    }
}
