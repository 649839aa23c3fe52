using System.Net;
using System.Net.Sockets;

namespace Sagas.Chaos.World;

/// <summary>Everything that a run needs, each part as it runs for real: servers, gateways, the service's processes, and the network between.</summary>
internal sealed class World : IAsyncDisposable
{
    // Room for a run of any length at the speed that these runs have, and little enough to be filled.
    private const string Disk = "600m";

    private World(
        Servers servers, Database database, TcpProxy toPostgres, TcpProxy toBroker, GatewayWire toGateways, ChildProgram simulators, IReadOnlyList<ChildProgram> services)
    {
        (Servers, Database, ToPostgres, ToBroker, ToGateways, Simulators, Services) = (servers, database, toPostgres, toBroker, toGateways, simulators, services);
        Gateways = new Gateways(Http, simulators);
    }

    public Servers Servers { get; }

    public Database Database { get; }

    public TcpProxy ToPostgres { get; }

    public TcpProxy ToBroker { get; }

    public GatewayWire ToGateways { get; }

    public IReadOnlyList<ChildProgram> Services { get; }

    public Gateways Gateways { get; }

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(20) };

    public ChildProgram Simulators { get; }

    /// <exception cref="InvalidOperationException">Something does not start; says what, and where its words are.</exception>
    public static async Task<World> StartAsync(ChaosArguments arguments, CancellationToken stop)
    {
        Directory.CreateDirectory(arguments.Logs);
        var servers = await Servers.StartAsync(arguments.Servers, Disk);
        var database = new Database(servers.Postgres);
        var toPostgres = new TcpProxy(database.Host, database.Port).Start();
        var toBroker = new TcpProxy(servers.Broker.Host, servers.Broker.Port).Start();
        var ports = FreePorts(arguments.Processes + 1);
        var first = Local(ports[1]);
        var simulators = new ChildProgram(
            "simulators", arguments.Simulators, ports[0], Path.Combine(arguments.Logs, "simulators.log"), ServiceSettings.OfSimulators(first, arguments.Seed));
        var toGateways = await GatewayWire.StartAsync(simulators.Address, stop);
        var settings = ServiceSettings.OfService(
            database.Through(toPostgres.Port), new UriBuilder(servers.Broker) { Host = "127.0.0.1", Port = toBroker.Port }.Uri, toGateways.Address);
        var services = ports.Skip(1)
            .Select((port, index) => new ChildProgram($"service-{index + 1}", arguments.Service, port, Path.Combine(arguments.Logs, $"service-{index + 1}.log"), settings))
            .ToList();
        var world = new World(servers, database, toPostgres, toBroker, toGateways, simulators, services);
        try
        {
            await world.BeginAsync(stop);
            return world;
        }
        catch (Exception)
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services)
            await service.DisposeAsync();
        await ToGateways.DisposeAsync();
        await Simulators.DisposeAsync();
        await ToPostgres.DisposeAsync();
        await ToBroker.DisposeAsync();
        await Database.DisposeAsync();
        await Servers.DisposeAsync();
        Http.Dispose();
    }

    private async Task BeginAsync(CancellationToken stop)
    {
        await Database.CreateAsync(stop);
        await Broker.ListenAsync(Servers.Broker, stop);
        Simulators.Start();
        await Simulators.AnswersAsync(Http, "/health/live", stop);
        foreach (var service in Services)
            service.Start();
        foreach (var service in Services)
            await service.AnswersAsync(Http, "/health/ready", stop);
    }

    private static Uri Local(int port) => new UriBuilder("http", "127.0.0.1", port).Uri;

    /// <summary>Nobody listens on these, and all are asked for before one is given back.</summary>
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
