using Sagas.Contracts;

namespace Sagas.Gateways.EasyCredit;

/// <summary>How a call failed.</summary>
internal enum TroubleKind
{
    /// <summary>Surely nothing done: not sent, or turned away at the door.</summary>
    NotSent,

    /// <summary>Sent, and no answer that can be understood.</summary>
    Lost,

    /// <summary>A final no.</summary>
    Refused,

    /// <summary>Somebody else changed it meanwhile; nothing done.</summary>
    Conflict,
}

/// <summary>Why a call has no result, and what that means before, during and after an attempt.</summary>
internal sealed record Trouble(TroubleKind Kind, string Message, string? Code = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Before the attempt: only a no ends it, anything else is tried again.</summary>
    public GatewayOutcome BeforeCall() => Kind == TroubleKind.Refused ? Rejected() : NotSent();

    /// <summary>Of the attempt's own call.</summary>
    public GatewayOutcome OfCall() => Kind switch
    {
        TroubleKind.Refused => Rejected(),
        TroubleKind.Lost => InDoubt(),
        _ => NotSent(),
    };

    /// <summary>Of a question: that it was refused says nothing about the operation.</summary>
    public GatewayOutcome InDoubt() => new GatewayOutcome.Unknown { Code = Code, Message = Message };

    private GatewayOutcome.Rejected Rejected() => new(RejectionCause.Refused) { Code = Code, Message = Message };

    private GatewayOutcome.NotSent NotSent() => new() { Code = Code, Message = Message, RetryAfter = RetryAfter };
}

/// <summary>What was read, or why nothing was.</summary>
internal readonly record struct Reading<T>(T? Value, Trouble? Trouble)
    where T : class
{
    public static implicit operator Reading<T>(Trouble trouble) => new(null, trouble);

    public static implicit operator Reading<T>(T value) => new(value, null);

    /// <summary>Reads an answer; a refusal is read by <paramref name="refused"/>.</summary>
    public static Reading<T> Of(HttpReply reply, Func<JsonFields, T?> read, Func<int, JsonFields, Trouble> refused) => reply switch
    {
        HttpReply.Json { Status: >= System.Net.HttpStatusCode.OK and < System.Net.HttpStatusCode.MultipleChoices } json =>
            read(new JsonFields(json.Body)) is { } value ? value : new Trouble(TroubleKind.Lost, "The answer does not hold what it should."),
        HttpReply.Json json => refused((int)json.Status, new JsonFields(json.Body)),
        HttpReply.Empty empty => refused((int)empty.Status, default),
        HttpReply.NotSent unsent => new Trouble(TroubleKind.NotSent, unsent.Message, RetryAfter: unsent.RetryAfter),
        HttpReply.Lost lost => new Trouble(TroubleKind.Lost, lost.Message),
        _ => new Trouble(TroubleKind.Lost, "No reply."),
    };
}
