using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;

namespace Sagas.Service.FailedMessages.RabbitMq;

/// <summary>Gives everything by which a broker can be away one name.</summary>
internal static class BrokerCall
{
    public static async Task<T> AsAway<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (Exception fault) when (fault is BrokerUnreachableException or OperationInterruptedException or PublishException
            or IOException or SocketException or TimeoutException or ObjectDisposedException)
        {
            throw new FailureQueuesAwayException("The broker does not answer. What was not confirmed stays in its queue.", fault);
        }
    }
}
