namespace Sagas.Storage;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<(string TeamSlug, string ExternalRequestId), CancelRequest> _requests = [];
    private readonly Queue<(DateTimeOffset At, (string TeamSlug, string ExternalRequestId) Key)> _requestsByAge = [];

    private WriteResult Write(CancelRequestBegin begin, DateTimeOffset now, TimeSpan lease)
    {
        var key = (begin.Request.TeamSlug, begin.Request.ExternalRequestId);
        if (!_requests.TryAdd(key, begin.Request))
        {
            var known = _requests[key];
            return known.MessageId == begin.Request.MessageId ? WriteResult.Saved : new WriteResult(WriteOutcome.Duplicate, Request: known);
        }

        _requestsByAge.Enqueue((now, key));
        if (begin.Message is { } message)
            AddToOutbox(message, now, lease);
        return WriteResult.Saved;
    }
}
