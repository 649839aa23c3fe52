using Npgsql;
using Sagas.Chaos.World;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Two versions of the service on one database, one broker and one gateway; the database begins as the previous one makes it.</summary>
internal sealed class UpgradeRig : IAsyncDisposable
{
    private readonly string _previous;
    private readonly List<TcpProxy> _brokers = [];

    private UpgradeRig(string previous, DurableRig durable, Witness witness, FactEars facts) =>
        (_previous, Durable, Witness, Facts) = (previous, durable, witness, facts);

    public DurableRig Durable { get; }

    public Witness Witness { get; }

    public FactEars Facts { get; }

    public static async Task<UpgradeRig> StartAsync(params KeyValuePair<string, string>[] more)
    {
        // First what may take long or be impossible.
        var previous = await PreviousRelease.ServiceAsync();
        var durable = await DurableRig.StartAsync(services: 0, more);
        await MigrateAsync(durable, previous);
        return new UpgradeRig(previous, durable, await Witness.CallAsync(durable.Database), await FactEars.ListenAsync());
    }

    /// <summary>What the job before a roll-out does.</summary>
    public Task MigrateAsync() => MigrateAsync(Durable, typeof(Program).Assembly.Location);

    /// <summary>One more process, ready.</summary>
    public async Task<Running> StartAsync(Release release)
    {
        var broker = new TcpProxy(RabbitMqServer.Address.Host, RabbitMqServer.Address.Port).Start();
        _brokers.Add(broker);
        var database = new NpgsqlConnectionStringBuilder(Durable.Database.Through(Durable.Postgres.Port)) { ApplicationName = release.ToString() };
        var process = await Durable.StartServiceAsync(
            release is Release.Previous ? _previous : typeof(Program).Assembly.Location,
            [
                new("ConnectionStrings:Postgres", database.ConnectionString),
                new("ConnectionStrings:RabbitMq", new UriBuilder(RabbitMqServer.Address) { Host = "127.0.0.1", Port = broker.Port }.Uri.ToString()),
            ]);
        await DurableRig.ReadyAsync(process);
        return new Running(process, broker, release);
    }

    /// <summary>Tells of the payment, and that its item cannot be granted.</summary>
    public async Task FailsAsync(Sale sale)
    {
        await Durable.PaidAsync(sale.PaymentId, status: sale.Status);
        await Durable.PublishAsync(sale.Event, DurableRig.Bytes(DurableRig.Captured(sale.PaymentId)));
        await Durable.FailedAsync(sale.PaymentId);
    }

    public async ValueTask DisposeAsync()
    {
        await Durable.DisposeAsync();
        await Facts.DisposeAsync();
        foreach (var broker in _brokers)
            await broker.DisposeAsync();
    }

    private static async Task MigrateAsync(DurableRig durable, string program)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(program, durable.ServiceSettings(), patience: null, "--migrate");
        exitCode.ShouldBe(0, output);
    }
}
