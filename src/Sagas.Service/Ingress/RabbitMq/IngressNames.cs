namespace Sagas.Service.Ingress.RabbitMq;

/// <summary>Names on the broker that publishers and operators rely on; pinned.</summary>
internal static class IngressNames
{
    /// <summary>The topic exchange that publishers in any language publish to; the routing key is the message's name.</summary>
    public const string Exchange = "payments.events";

    /// <summary>The alternate exchange: takes what no queue of <see cref="Exchange"/> wants, because its name is misspelt.</summary>
    public const string Unrouted = "payments.events-unrouted";

    /// <summary>Where that waits until it is put among the dead letters with the reason.</summary>
    public const string UnroutedQueue = "ingress-unrouted";

    /// <summary>Exchange and queue of bodies that are no message.</summary>
    public const string DeadLetter = "ingress-dead-letter";

    /// <summary>Why a body was refused, in sentences by field.</summary>
    public const string ReasonHeader = "x-sagas-reason";

    /// <summary>The message's name that its queue stands for, or the routing key for which there is no queue.</summary>
    public const string NameHeader = "x-sagas-name";

    /// <summary>The broker user that the publisher had claimed to be; the property itself would have to be ours.</summary>
    public const string UserHeader = "x-sagas-user-id";

    /// <summary>The time to live that the publisher had given; a refused body does not expire.</summary>
    public const string ExpirationHeader = "x-sagas-expiration";

    public static string QueueOf(EventType type) => $"ingress-{type.Name}";
}
