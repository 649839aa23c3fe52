namespace Sagas.Contracts;

/// <summary>Queue names that several processes know; pinned.</summary>
public static class WellKnownEndpoints
{
    /// <summary>The saga's queue.</summary>
    public const string Saga = "payment-saga";

    /// <summary>The saga's queue as an address.</summary>
    public static Uri SagaAddress { get; } = new($"queue:{Saga}");

    /// <summary>The queue of a configured gateway instance.</summary>
    public static string Gateway(string instance) => $"gateway-{instance}";

    /// <summary>The queue of a configured gateway instance as an address.</summary>
    public static Uri GatewayAddress(string instance) => new($"queue:{Gateway(instance)}");
}
