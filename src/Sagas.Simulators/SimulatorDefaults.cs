namespace Sagas.Simulators;

/// <summary>The gateway that is simulated without any configuration, so that whoever hosts it can point its adapter there.</summary>
public static class SimulatorDefaults
{
    /// <summary>Where the simulators hang below their host's address.</summary>
    public const string Prefix = "/simulators";

    /// <summary>Address of the simulators as a process of their own.</summary>
    public const string Url = "http://localhost:5090";

    /// <summary>Instance name, hence the adapter's base URL is <c>{host}/simulators/ibusiness</c>.</summary>
    public const string Gateway = "ibusiness";

    public const string Kind = "IBusiness";

    public const string TeamSlug = "demo-shop";

    /// <summary>Signs the demo shop's requests; worth nothing outside a simulator.</summary>
    public const string Password = "demo-password";
}
