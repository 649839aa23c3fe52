using Microsoft.Extensions.Options;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Service.Queues;

namespace Sagas.Service.FailedMessages;

/// <summary>Which queues hold failed messages, and where each of their messages came from.</summary>
internal sealed class FailureNames(QueueNames queues, IOptions<FailedMessageOptions> options)
{
    /// <summary>Every queue to look into; some of them may not be there.</summary>
    public IReadOnlyList<string> All { get; } = [.. queues.Failed.Concat(options.Value.Queues).Distinct(StringComparer.Ordinal)];

    public bool IsKnown(string queue) => All.Contains(queue, StringComparer.Ordinal);

    /// <summary>The queue that a message was taken from before it failed; <c>null</c> when nothing says so.</summary>
    /// <param name="queue">Where it lies now.</param>
    /// <param name="headers">Its headers as texts.</param>
    public static string? OriginOf(string queue, IReadOnlyDictionary<string, string> headers) =>
        WithoutSuffix(queue)
        ?? (headers.TryGetValue(IngressNames.NameHeader, out var name) && EventTypes.Find(name) is { } type ? IngressNames.QueueOf(type) : null)
        ?? (headers.TryGetValue(FailureHeaders.FirstDeathQueue, out var first) ? WithoutSuffix(first) ?? first : null);

    private static string? WithoutSuffix(string queue) => QueueNames.FailureSuffixes
        .Where(suffix => queue.EndsWith(suffix, StringComparison.Ordinal) && queue.Length > suffix.Length)
        .Select(suffix => queue[..^suffix.Length])
        .FirstOrDefault();
}
