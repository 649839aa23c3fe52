using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sagas.Service.Durable;

namespace Sagas.Service.FailedMessages.RabbitMq;

/// <summary>
/// Looks into the queues over AMQP alone, on a connection of its own that lasts as long as the turn. Whose turn it is, the broker decides:
/// a queue that belongs to one connection goes away with it, however that ends.
/// </summary>
internal sealed class RabbitFailureBroker(
    RabbitMqAddress address, BrokerSockets sockets, IOptions<RabbitMqOptions> rabbit, IOptions<FailedMessageOptions> options, TimeProvider time) : IFailureBroker
{
    /// <summary>Whoever has it has the turn.</summary>
    public const string TurnQueue = "sagas-failed-messages-turn";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<IFailureTurn> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await BrokerCall.AsAway(ConnectAsync(cancellationToken));
        var turn = new RabbitFailureTurn(connection, options.Value.Patience, time);
        var isMine = false;
        try
        {
            await BrokerCall.AsAway(EnterAsync(connection, cancellationToken));
            isMine = true;
            return turn;
        }
        finally
        {
            if (!isMine)
            {
                await turn.DisposeAsync();
            }
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await address.Factory(rabbit.Value, options.Value.Patience, sockets).CreateConnectionAsync(cancellationToken);

    private async Task<bool> EnterAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (!await TryEnterAsync(connection, cancellationToken))
        {
            if (time.GetElapsedTime(since) > options.Value.Patience)
            {
                throw new FailureQueuesAwayException("Somebody else looks into the queues or moves messages at this moment. Try again.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return true;
    }

    private static async Task<bool> TryEnterAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclareAsync(TurnQueue, durable: false, exclusive: true, autoDelete: false, cancellationToken: cancellationToken);
            return true;
        }
        catch (OperationInterruptedException fault) when (fault.ShutdownReason?.ReplyCode == Constants.ResourceLocked)
        {
            return false;
        }
    }
}
