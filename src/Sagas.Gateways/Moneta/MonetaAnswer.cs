using System.Text.Json;

namespace Sagas.Gateways.Moneta;

/// <summary>What came back for one request.</summary>
internal abstract record MonetaAnswer
{
    /// <summary>Its response.</summary>
    public sealed record Response(JsonElement Body) : MonetaAnswer;

    /// <summary>A fault.</summary>
    public sealed record Refused(MonetaFault Fault) : MonetaAnswer;

    /// <summary>Surely nothing was done.</summary>
    public sealed record NotSent(string Message, TimeSpan? RetryAfter) : MonetaAnswer;

    /// <summary>Nothing that can be understood.</summary>
    public sealed record Lost(string Message) : MonetaAnswer;

    /// <summary>Why there is no response, for people.</summary>
    public (string? Code, string Message) Trouble => this switch
    {
        Refused refused => (refused.Fault.Code, refused.Fault.Text ?? "The gateway gave no reason."),
        NotSent unsent => (null, unsent.Message),
        Lost lost => (null, lost.Message),
        _ => (null, "The answer is not what was asked for."),
    };
}
