using Sagas.Service.Hosting;

namespace Sagas.Service.Bulk;

/// <summary>Decisions about many payments at once.</summary>
internal static class BulkRegistration
{
    public static IServiceCollection AddBulk(this IServiceCollection services) => services
        .AddSettings<BulkOptions>(BulkOptions.Section)
        .AddSingleton<BulkDesk>()
        .AddHostedService<BulkWorker>();
}
