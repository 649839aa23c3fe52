namespace Sagas.Gateways;

/// <summary>What a gateway can do; the saga plans with it.</summary>
public sealed record GatewayCapabilities
{
    /// <summary>An unpaid payment can be ended by a call; otherwise it has to expire.</summary>
    public bool CancelUnpaid { get; init; } = true;

    /// <summary>A part of a hold can be released.</summary>
    public bool PartialReverse { get; init; }

    /// <summary>A part of taken money can be returned.</summary>
    public bool PartialRefund { get; init; }

    /// <summary>
    /// It finds out itself which items a <see cref="GatewayOperation.Scope"/> means and what items without an amount cost, returns those up to
    /// <see cref="GatewayOperation.Amount"/>, and names them in <see cref="GatewayOutcome.Succeeded.Items"/>.
    /// </summary>
    public bool KnowsItems { get; init; }

    /// <summary>Operations whose resend moves money once, because the gateway knows their key or the payment's state decides.</summary>
    public OperationKinds Repeatable { get; init; }

    /// <summary>What a person does in the back office, for a gateway without an API; <c>null</c> when there is one.</summary>
    public string? ManualInstruction { get; init; }
}
