namespace Sagas.Gateways;

/// <summary>The names of the queues between the saga and its gateways; pinned, since messages wait in them.</summary>
public static class GatewayQueues
{
    /// <summary>Where the saga listens.</summary>
    public const string Saga = "payment-saga";

    /// <summary>Where the commands of a gateway instance wait.</summary>
    public static string For(string instance) => $"gateway-{instance}";

    /// <summary>The address to send commands of a gateway instance to.</summary>
    public static Uri AddressOf(string instance) => new($"queue:{For(instance)}");
}
