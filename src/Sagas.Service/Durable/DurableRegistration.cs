using Sagas.Service.Hosting;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Storage;

namespace Sagas.Service.Durable;

/// <summary>What durable mode has and embedded mode has not, beside the transport.</summary>
internal static class DurableRegistration
{
    /// <summary>Adds the store, and reads where the broker is.</summary>
    public static RabbitMqAddress AddDurableStore(this WebApplicationBuilder builder)
    {
        var broker = RabbitMqAddress.Parse(builder.Configuration[ProcessMode.RabbitMq]);
        builder.Services
            .AddSettings<RabbitMqOptions>(RabbitMqOptions.Section)
            .AddSingleton<IngressTranslator>()
            .AddSingleton<IngressDeadLetters>()
            .AddSingleton<IngressDesk>()
            .AddInMemorySagaStore();
        return broker;
    }
}
