namespace Sagas.Chaos.Evidence;

/// <summary>One payment as the world outside the service knows it.</summary>
internal sealed record Story
{
    public required string PaymentId { get; init; }

    /// <summary>The gateway instance.</summary>
    public required string Gateway { get; init; }

    /// <summary>The gateway's own id, as its ledger names it.</summary>
    public required string GatewayId { get; init; }

    /// <summary>What the customer paid or was asked to pay, in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>How it stood at the gateway before the run.</summary>
    public required Standing Standing { get; init; }

    /// <summary>It ended unpaid at its gateway, by itself.</summary>
    public bool Expired { get; init; }

    /// <summary>The hold was captured at the gateway during the run.</summary>
    public bool Captured { get; init; }

    /// <summary>No interface of the gateway undoes it; a person has to.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Its gateway gives everything back or nothing; parts are a person's.</summary>
    public bool InFullOnly { get; init; }

    /// <summary>Its gateway tells the service by itself what becomes of the payment.</summary>
    public bool GatewayTells { get; init; }

    /// <summary>Its money was taken, so that undoing it is a refund.</summary>
    public bool IsTaken => Standing == Standing.Confirmed || Captured;
}

/// <summary>How a payment stands at its gateway.</summary>
internal enum Standing
{
    New,
    Authorized,
    Confirmed,
}
