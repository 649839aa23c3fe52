using MassTransit;
using MassTransit.Middleware;

namespace Sagas.Service.Durable;

/// <summary>
/// What every queue of ours is: a quorum queue whose rejected messages go to a dead-letter exchange. The arguments of a queue that exists
/// cannot be changed, so none of them is an option.
/// </summary>
internal static class QueueShape
{
    /// <summary>Where a message of the saga or a gateway ends that was given back too often.</summary>
    public const string DeadLetter = "sagas-dead-letter";

    /// <summary>Poison is caught by us; this only ends a loop that nobody foresaw. RabbitMQ 4's own default of 20 would lose messages in an outage.</summary>
    public const int DeliveryLimit = 1000;

    // People look into a dead-letter queue and put messages back; that must never use a message up.
    private const int NeverReached = int.MaxValue;
    private const string Type = "x-queue-type";
    private const string Quorum = "quorum";
    private const string Limit = "x-delivery-limit";
    private const string Exchange = "x-dead-letter-exchange";
    private const string Strategy = "x-dead-letter-strategy";
    private const string AtLeastOnce = "at-least-once";
    private const string Overflow = "x-overflow";
    private const string RejectPublish = "reject-publish";

    public static Dictionary<string, object?> WorkArguments(string deadLetterExchange) => new(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        [Limit] = DeliveryLimit,
        [Exchange] = deadLetterExchange,
        // The broker keeps a dead letter until its queue has confirmed it; this needs the overflow below.
        [Strategy] = AtLeastOnce,
        [Overflow] = RejectPublish,
    };

    public static Dictionary<string, object?> DeadLetterArguments() => new(StringComparer.Ordinal)
    {
        [Type] = Quorum,
        [Limit] = NeverReached,
    };

    /// <summary>
    /// Nothing done for a message of the endpoint outlasts the channel that brought it: the client tells nobody of a closed connection before
    /// everybody who works on its deliveries has ended, and whoever waits for a new connection meanwhile waits for ever.
    /// </summary>
    public static void EndWithTheChannel(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        // Nobody listens to MassTransit's own faults, and to publish one takes a connection.
        endpoint.PublishFaults = false;
        endpoint.ConfigureDeadLetter(skipped =>
        {
            skipped.UseFilter(new DeliveryBoundFilter());
            skipped.UseFilter(new DeadLetterTransportFilter());
        });
    }

    public static void ShapeAsWork(this IRabbitMqReceiveEndpointConfigurator endpoint, string deadLetterExchange)
    {
        foreach (var (name, value) in WorkArguments(deadLetterExchange))
        {
            endpoint.SetQueueArgument(name, value);
        }

        endpoint.Durable = true;
        endpoint.BindDeadLetterQueue(deadLetterExchange, deadLetterExchange, queue =>
        {
            foreach (var (name, value) in DeadLetterArguments())
            {
                queue.SetQueueArgument(name, value);
            }
        });
    }
}
