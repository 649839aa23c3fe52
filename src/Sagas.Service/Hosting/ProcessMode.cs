namespace Sagas.Service.Hosting;

/// <summary>How the process runs. Only the two connection strings decide, never the environment's name.</summary>
internal sealed record ProcessMode
{
    public const string Postgres = "ConnectionStrings:Postgres";
    public const string RabbitMq = "ConnectionStrings:RabbitMq";
    private const string DemoSwitch = "Demo:Enabled";

    private ProcessMode(bool embedded) => Embedded = embedded;

    /// <summary>Everything in this process's memory, for development and other teams' tests.</summary>
    public bool Embedded { get; }

    public static ProcessMode Read(IConfiguration configuration)
    {
        var postgres = IsSet(configuration, Postgres);
        var rabbitMq = IsSet(configuration, RabbitMq);
        if (postgres != rabbitMq)
        {
            var (given, missing) = postgres ? (Postgres, RabbitMq) : (RabbitMq, Postgres);
            throw new StartupFault($"{missing} is missing: {given} is set, and durable mode needs both. Set it too, or remove both for embedded mode.");
        }

        if (postgres && configuration.GetValue<bool>(DemoSwitch))
        {
            throw new StartupFault($"{DemoSwitch} (--demo) works in embedded mode only: it moves money at simulated gateways. Remove it, or {Postgres} and {RabbitMq}.");
        }

        if (!postgres && configuration.GetValue<bool>(CommandLine.MigrateKey))
        {
            throw new StartupFault($"--migrate needs a database: set {Postgres} and {RabbitMq}.");
        }

        return new ProcessMode(embedded: !postgres);
    }

    private static bool IsSet(IConfiguration configuration, string key) => !string.IsNullOrWhiteSpace(configuration[key]);
}
