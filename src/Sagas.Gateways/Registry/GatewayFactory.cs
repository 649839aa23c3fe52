using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Gateways;

/// <summary>Makes one gateway with its circuit, its rate and, when it is configured, its HTTP client.</summary>
internal sealed class GatewayFactory(
    IEnumerable<GatewayKind> kinds,
    IHttpClientFactory clients,
    IServiceProvider services,
    TimeProvider time,
    ILogger<GatewayCircuit> logger)
{
    private static readonly TimeSpan RatePeriod = TimeSpan.FromSeconds(1);

    public GatewayRegistration Create(ConfiguredGateway gateway)
    {
        var path = gateway.Section.Path;
        var options = Checked(path, gateway.Section.Get<GatewayOptions>() ?? new GatewayOptions());
        var kind = kinds.FirstOrDefault(x => string.Equals(x.Name, options.Kind, StringComparison.Ordinal))
            ?? throw Wrong($"{path}:Kind: '{options.Kind}' is not one of {string.Join(", ", kinds.Select(x => x.Name))}.");

        var (circuit, rate) = Guards(gateway.Name, options);
        var http = new GatewayHttpClient(clients, GatewayHttp.ClientName(gateway.Name), options, circuit, rate, time);
        return new GatewayRegistration
        {
            Name = gateway.Name,
            Kind = kind.Name,
            Options = options,
            Gateway = kind.Create(new GatewayContext(gateway.Name, options, gateway.Section, http, services)),
            Circuit = circuit,
            Rate = rate,
        };
    }

    public GatewayRegistration Create(CodedGateway gateway)
    {
        var options = Checked($"Gateways:{gateway.Name}", gateway.Options);
        var (circuit, rate) = Guards(gateway.Name, options);
        return new GatewayRegistration
        {
            Name = gateway.Name,
            Kind = options.Kind,
            Options = options,
            Gateway = gateway.Create(services),
            Circuit = circuit,
            Rate = rate,
        };
    }

    private static GatewayOptions Checked(string path, GatewayOptions options)
    {
        var failures = GatewayOptionsCheck.Of(path, options);
        if (failures.Count > 0)
            throw Wrong([.. failures]);

        return options;
    }

    private static OptionsValidationException Wrong(params string[] failures) => new("Gateways", typeof(GatewayOptions), failures);

    private (GatewayCircuit Circuit, RateLimiter Rate) Guards(string name, GatewayOptions options) =>
    (
        new GatewayCircuit(name, options, time, logger),
        new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = RatePeriod,
            // Every command in work waits for at most one call at a time.
            QueueLimit = options.MaxConcurrency,
            AutoReplenishment = true,
        })
    );
}
