namespace Sagas.Contracts;

/// <summary>Queue names that several processes know; pinned.</summary>
public static class WellKnownEndpoints
{
    /// <summary>The saga's queue.</summary>
    public const string Saga = "payment-saga";

    /// <summary>
    /// The saga's queue as an address. It names the exchange in front of the queue: an address of the queue itself would make every sender
    /// declare it, without the arguments that only its owner knows, and the broker refuses that.
    /// </summary>
    public static Uri SagaAddress { get; } = new($"exchange:{Saga}");

    /// <summary>
    /// The saga's queue for requests that not every release knows. From a queue a process takes whatever comes, and throws aside what it does not
    /// know; a release before these requests does not know this queue either.
    /// </summary>
    public const string SagaRequests = "payment-saga-requests";

    /// <summary>The same as an address, by its exchange as above.</summary>
    public static Uri SagaRequestsAddress { get; } = new($"exchange:{SagaRequests}");

    /// <summary>The queue of a configured gateway instance.</summary>
    public static string Gateway(string instance) => $"gateway-{instance}";

    /// <summary>The queue of a configured gateway instance as an address, by its exchange as above.</summary>
    public static Uri GatewayAddress(string instance) => new($"exchange:{Gateway(instance)}");
}
