using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Sagas.Service.FailedMessages.RabbitMq;

/// <summary>A turn on a connection of its own: what is not acknowledged when it closes is in its queue again.</summary>
internal sealed class RabbitFailureTurn(IConnection connection, TimeSpan patience, TimeProvider time) : IFailureTurn
{
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private IChannel? _taking;
    private IChannel? _sending;

    public Task<long?> CountAsync(string queue, CancellationToken cancellationToken) => BrokerCall.AsAway(CountCoreAsync(queue, cancellationToken));

    public Task<HeldMessage?> TakeAsync(string queue, CancellationToken cancellationToken) => BrokerCall.AsAway(TakeCoreAsync(queue, cancellationToken));

    public Task<bool> SendAsync(string queue, BasicProperties properties, ReadOnlyMemory<byte> body) =>
        BrokerCall.AsAway(SendCoreAsync(queue, properties, body));

    public Task DoneAsync(HeldMessage message) => BrokerCall.AsAway(DoneCoreAsync(message));

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    // A queue that is not there costs the channel that asked.
    private async Task<long?> CountCoreAsync(string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException fault) when (fault.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    private async Task<HeldMessage?> TakeCoreAsync(string queue, CancellationToken cancellationToken)
    {
        _taking ??= await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        return await _taking.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } taken
            ? new HeldMessage(queue, taken.DeliveryTag, taken.BasicProperties, taken.Body.ToArray())
            : null;
    }

    private async Task<bool> SendCoreAsync(string queue, BasicProperties properties, ReadOnlyMemory<byte> body)
    {
        _sending ??= await connection.CreateChannelAsync(Confirmed);
        try
        {
            // Never cancelled, as every publish: the time limit lies outside of it.
            await _sending.BasicPublishAsync("", queue, mandatory: true, properties, body).AsTask().WaitAsync(patience, time);
            return true;
        }
        catch (PublishException fault) when (fault.IsReturn)
        {
            return false;
        }
    }

    private async Task<bool> DoneCoreAsync(HeldMessage message)
    {
        var channel = _taking ?? throw new InvalidOperationException("Nothing was taken in this turn.");
        await channel.BasicAckAsync(message.Tag, multiple: false);
        return true;
    }
}
