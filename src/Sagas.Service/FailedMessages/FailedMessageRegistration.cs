using Sagas.Service.Durable;
using Sagas.Service.FailedMessages.RabbitMq;
using Sagas.Service.Queues;

namespace Sagas.Service.FailedMessages;

/// <summary>The desk for failed messages, where there is a broker that keeps them.</summary>
internal static class FailedMessageRegistration
{
    public static IServiceCollection AddFailedMessages(this IServiceCollection services, RabbitMqAddress broker) =>
        services.AddSingleton(broker).AddSingleton<IFailureBroker, RabbitFailureBroker>().AddFailureDesk();

    public static IServiceCollection AddFailureDesk(this IServiceCollection services) =>
        services.AddSingleton<QueueNames>().AddSingleton<FailureNames>().AddSingleton<FailureDesk>();
}
