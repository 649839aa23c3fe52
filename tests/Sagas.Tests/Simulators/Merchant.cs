using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Sagas.Tests.Support;

namespace Sagas.Tests.Simulators;

/// <summary>Takes webhooks in place of the network, and answers as the test says.</summary>
internal sealed class Merchant : HttpMessageHandler
{
    private readonly ConcurrentQueue<Call> _calls = new();

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>Status and body for the n-th call, from 1; <c>null</c> for no answer at all.</summary>
    public Func<int, (HttpStatusCode Status, string Body)?> Answer { get; set; } = _ => (HttpStatusCode.OK, "SUCCESS");

    public string ContentType { get; set; } = "text/plain; charset=utf-8";

    public Task<IReadOnlyList<Call>> ShouldGetAsync(int calls) =>
        Probe.UntilAsync(() => Calls, seen => seen.Count >= calls, seen => string.Join("; ", seen));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.Ordinal);
        _calls.Enqueue(new Call(request.Method.Method, request.RequestUri!, request.Content?.Headers.ContentType?.ToString(), body, headers));
        if (Answer(_calls.Count) is { } answer)
        {
            var content = new StringContent(answer.Body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
            return new HttpResponseMessage(answer.Status) { Content = content };
        }

        var never = new TaskCompletionSource<HttpResponseMessage>();
        return await never.Task.WaitAsync(cancellationToken);
    }

    internal sealed record Call(string Method, Uri Address, string? ContentType, string Body, IReadOnlyDictionary<string, string> Headers);
}
