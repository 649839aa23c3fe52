using System.Net;
using System.Text.Json;

namespace Sagas.Gateways.Bpc;

/// <summary>What one call brought.</summary>
internal abstract record BpcAnswer
{
    /// <summary>2xx with JSON.</summary>
    public sealed record Found(JsonElement Body) : BpcAnswer;

    /// <summary>The gateway said no, in JSON.</summary>
    public sealed record Refused(HttpStatusCode Status, string Code, string? Message) : BpcAnswer
    {
        /// <summary>The key is not accepted: nothing was looked at, and it is the same for every payment until somebody mends it.</summary>
        public bool IsAboutTheKey => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
    }

    /// <summary>Surely nothing was done.</summary>
    public sealed record NotSent(string Message, TimeSpan? RetryAfter) : BpcAnswer;

    /// <summary>Nobody knows.</summary>
    public sealed record Lost(string Message) : BpcAnswer;

    /// <summary>In a few words, for a person.</summary>
    public string Trouble => this switch
    {
        Refused refused => $"{refused.Code}: {refused.Message ?? "no reason given"}",
        NotSent unsent => unsent.Message,
        Lost lost => lost.Message,
        _ => "the answer has another shape than the documented one",
    };
}
