namespace Sagas.Simulators.Faults;

/// <summary>What goes wrong with a call. The words of <see cref="FaultWords"/> name it on the wire.</summary>
internal enum FaultKind
{
    /// <summary>Everything works, later. The call is carried out after the delay even if the client went away meanwhile.</summary>
    Delay,

    /// <summary>No answer until the client goes away.</summary>
    Timeout,

    /// <summary>The connection is aborted.</summary>
    Reset,

    /// <summary>A 5xx with the body of a crashed server.</summary>
    ServerError,

    /// <summary>The page of a reverse proxy whose gateway is gone.</summary>
    Html502,

    /// <summary>A 200 whose body breaks off.</summary>
    Garbage200,

    /// <summary>The gateway's own refusal, in its own words; nothing is carried out.</summary>
    Refused,

    /// <summary>429 with Retry-After; nothing is carried out.</summary>
    RateLimited,

    /// <summary>The operation is accepted and ends later, after so many questions, in the way that was ordered.</summary>
    Pending,

    /// <summary>A webhook is delivered twice.</summary>
    DuplicateWebhook,

    /// <summary>A webhook is delivered after the delay.</summary>
    LateWebhook,

    /// <summary>A webhook is never sent.</summary>
    LostWebhook,
}

/// <summary>A word on the wire: the kind, and whether the call is carried out before it fails.</summary>
/// <param name="Name">The word itself.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Executes">Carried out or not, unless the order says otherwise.</param>
/// <param name="MayChoose">An order may say otherwise, with <c>executed</c>.</param>
internal sealed record FaultWord(string Name, FaultKind Kind, bool Executes, bool MayChoose)
{
    /// <summary>Hits webhooks; the others hit calls.</summary>
    public bool HitsWebhooks => Kind is FaultKind.DuplicateWebhook or FaultKind.LateWebhook or FaultKind.LostWebhook;

    /// <summary>Needs to be told how long.</summary>
    public bool HasDelay => Kind is FaultKind.Delay or FaultKind.LateWebhook;
}


internal static class FaultWords
{
    private static readonly FaultWord[] Canonical =
    [
        new("delay", FaultKind.Delay, Executes: true, MayChoose: false),
        new("timeout-before", FaultKind.Timeout, Executes: false, MayChoose: false),
        new("timeout-after", FaultKind.Timeout, Executes: true, MayChoose: false),
        new("reset-before", FaultKind.Reset, Executes: false, MayChoose: false),
        new("reset-after", FaultKind.Reset, Executes: true, MayChoose: false),
        new("5xx", FaultKind.ServerError, Executes: false, MayChoose: true),
        new("html-502", FaultKind.Html502, Executes: false, MayChoose: true),
        new("garbage-200", FaultKind.Garbage200, Executes: true, MayChoose: true),
        new("refused", FaultKind.Refused, Executes: false, MayChoose: false),
        new("rate-limited", FaultKind.RateLimited, Executes: false, MayChoose: false),
        new("pending", FaultKind.Pending, Executes: true, MayChoose: false),
        new("duplicate-webhook", FaultKind.DuplicateWebhook, Executes: true, MayChoose: false),
        new("late-webhook", FaultKind.LateWebhook, Executes: true, MayChoose: false),
        new("lost-webhook", FaultKind.LostWebhook, Executes: true, MayChoose: false),
    ];

    /// <summary>Words accepted, with the shorthands.</summary>
    public static readonly IReadOnlyDictionary<string, FaultWord> All = Canonical
        .Append(Find("reset-after") with { Name = "reset" })
        .Append(Find("5xx") with { Name = "500" })
        .ToDictionary(word => word.Name, StringComparer.Ordinal);

    private static FaultWord Find(string name) => Canonical.Single(word => word.Name == name);
}
