using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;

namespace Shop;

/// <summary>What a shop in .NET writes: it needs the packages MassTransit.RabbitMQ and Sagas.Contracts.</summary>
public static class ShopBus
{
    public static IServiceCollection AddShopBus(this IServiceCollection services, Uri rabbitMq) => services.AddMassTransit(bus =>
    {
        bus.AddConsumer<RefundedConsumer>();
        bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host(rabbitMq);
            rabbit.ConfigureEndpoints(context);
        });
    });
}

public sealed class Checkout(IPublishEndpoint publishEndpoint)
{
    public Task PaidAsync(string paymentId, string orderId, long amount) => publishEndpoint.Publish(new PaymentCaptured
    {
        TeamSlug = "demo",
        PaymentId = paymentId,
        OrderId = orderId,
        Gateway = "ibusiness",
        GatewayPaymentId = paymentId,
        Amount = amount,
        Currency = "RUB",
    });

    public Task NotGrantedAsync(string paymentId, string reason) => publishEndpoint.Publish(new ItemGrantFailed
    {
        TeamSlug = "demo",
        PaymentId = paymentId,
        Reason = reason,
    });
}

public sealed class RefundedConsumer(IBooks books) : IConsumer<PaymentRefunded>
{
    public Task Consume(ConsumeContext<PaymentRefunded> context) =>
        books.ReturnedAsync(context.Message.PaymentId, context.Message.Amount, context.Message.Sequence);
}

/// <summary>The shop's own books.</summary>
public interface IBooks
{
    Task ReturnedAsync(string paymentId, long amount, long sequence);
}
