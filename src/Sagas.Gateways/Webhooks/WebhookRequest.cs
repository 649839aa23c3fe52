namespace Sagas.Gateways;

/// <summary>One call of a gateway, bounded in size, as it came.</summary>
public sealed record WebhookRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>Query parameters, decoded; a name that came twice has several values.</summary>
    public required ILookup<string, string> Query { get; init; }

    /// <summary>Headers by name, whatever its case.</summary>
    public required ILookup<string, string> Headers { get; init; }

    /// <summary>The media type without parameters, or empty.</summary>
    public required string ContentType { get; init; }

    /// <summary>The octets of the body; what a signature covers.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>By this service's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
