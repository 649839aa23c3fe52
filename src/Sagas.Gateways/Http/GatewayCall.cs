namespace Sagas.Gateways;

/// <summary>One POST of JSON to a gateway.</summary>
public sealed record GatewayCall
{
    public required Uri Address { get; init; }

    /// <summary>The body's octets; never logged.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The command's own call, for which a permit was taken before the journal's row was written. Reads take one themselves.</summary>
    public bool MovesMoney { get; init; }
}
