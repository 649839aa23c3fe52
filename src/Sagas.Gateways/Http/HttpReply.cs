using System.Net;
using System.Text.Json;

namespace Sagas.Gateways;

/// <summary>What became of one HTTP call, before any gateway's own language is understood.</summary>
public abstract record HttpReply
{
    /// <summary>Counts towards opening the circuit.</summary>
    internal bool InfrastructureFailed { get; init; }

    /// <summary>A JSON object (or an array, <see cref="GatewayCall.MayBeList"/>) below 500. The body says what happened, then the status.</summary>
    public sealed record Json(HttpStatusCode Status, JsonElement Body) : HttpReply;

    /// <summary>A status below 500 without a body, where that was to be expected (<see cref="GatewayCall.MayBeEmpty"/>).</summary>
    public sealed record Empty(HttpStatusCode Status) : HttpReply;

    /// <summary>Surely nothing was done.</summary>
    public sealed record NotSent(string Message, TimeSpan? RetryAfter = null) : HttpReply;

    /// <summary>The call left, and no answer came that can be understood.</summary>
    public sealed record Lost(string Message) : HttpReply;
}
