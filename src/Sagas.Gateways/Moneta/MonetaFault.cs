namespace Sagas.Gateways.Moneta;

/// <summary>What a fault says about the call that got it.</summary>
internal enum FaultMeaning
{
    /// <summary>"Not now": nothing was done.</summary>
    TryLater,

    /// <summary>The gateway may be doing it; only what it shows counts.</summary>
    Uncertain,

    /// <summary>It knows no such operation.</summary>
    NotFound,

    /// <summary>A no. Believed once the gateway shows that nothing came of the call.</summary>
    Refusal,
}

/// <summary>The gateway's error answer; ours is one that blames the caller. Its whole table of codes is not public, so an unknown code never decides alone.</summary>
internal sealed record MonetaFault(string? Code, string? Text, bool IsOurs)
{
    public FaultMeaning Meaning => Code switch
    {
        "100" => FaultMeaning.TryLater,
        // Data exists already, data is stale, the operation is being processed.
        "100.1" or "100.2" or "400.1.19" => FaultMeaning.Uncertain,
        // A fault on the gateway's side says nothing about how far it got.
        _ when !IsOurs => FaultMeaning.Uncertain,
        "500.1.5" => FaultMeaning.NotFound,
        _ => FaultMeaning.Refusal,
    };
}
