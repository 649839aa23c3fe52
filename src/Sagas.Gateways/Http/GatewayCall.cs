namespace Sagas.Gateways;

/// <summary>One HTTP call to a gateway.</summary>
public sealed record GatewayCall
{
    private const string Json = "application/json";
    private static readonly Dictionary<string, string> NoHeaders = [];

    private GatewayCall(HttpMethod method, Uri address, SendFence? fence, bool movesMoney)
    {
        Method = method;
        Address = address;
        Fence = fence;
        MovesMoney = movesMoney;
    }

    public HttpMethod Method { get; }

    public Uri Address { get; }

    /// <summary>The body's octets; never logged. <c>null</c>: none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Of the body.</summary>
    public string MediaType { get; init; } = Json;

    /// <summary>Headers of the request; never logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    /// <summary>An answer without a body means something; otherwise it is lost.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>An answer that is a JSON array means something; otherwise it is lost.</summary>
    public bool MayBeList { get; init; }

    /// <summary>The call may change something at the gateway: it is written once, and only while its fence is open.</summary>
    public bool MovesMoney { get; }

    internal SendFence? Fence { get; }

    /// <summary>A question.</summary>
    public static GatewayCall Asking(HttpMethod method, Uri address) => new(method, address, null, movesMoney: false);

    /// <summary>A call of <paramref name="operation"/> that may change something at the gateway.</summary>
    public static GatewayCall Moving(GatewayOperation operation, HttpMethod method, Uri address) =>
        new(method, address, operation.Fence, movesMoney: true);
}
