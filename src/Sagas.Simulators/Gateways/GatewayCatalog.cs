using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Sagas.Simulators.Faults;
using Sagas.Simulators.Ledger;
using Sagas.Simulators.Payments;
using Sagas.Simulators.Webhooks;

namespace Sagas.Simulators.Gateways;

/// <summary>Every simulated gateway by name, with what it answers to: the subsections of <c>Simulators</c>, and the default one.</summary>
internal sealed partial class GatewayCatalog
{
    private readonly Dictionary<string, SimulatedGateway> _gateways = new(StringComparer.Ordinal);

    public GatewayCatalog(
        IConfiguration configuration,
        IEnumerable<IGatewayKind> kinds,
        IOptions<SimulatorsOptions> options,
        MoneyLedger ledger,
        WebhookSender webhooks,
        TimeProvider time,
        ILogger<GatewayCatalog> logger)
    {
        var section = configuration.GetSection(SimulatorsOptions.Section);
        var byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        foreach (var name in Names(section))
        {
            var kind = Kind(section.GetSection(name), name, byName);
            var limits = options.Value;
            // A shared seed repeats the faults; nothing here guards a secret, so the plain generator will do.
            var random = limits.Seed is { } seed ? new Random(seed) : new Random();
            var settings = new GatewaySettings(section.GetSection(name));
            var faults = new FaultBoard(time, random, limits.MaxArmedFaults);
            var gateway = new SimulatedGateway(
                name,
                new PaymentBook(name, limits.MaxPayments, logger),
                faults,
                new WebhookOutlet(name, settings.Address("WebhookUrl"), faults, webhooks),
                ledger,
                time);
            gateway.Open(kind, settings);
            if (gateway.Webhooks.Address is not null && !gateway.Api.SendsWebhooks)
                throw settings.Invalid("WebhookUrl", $"gateways of kind {kind.Name} send no webhooks");
            settings.RefuseOthers();
            _gateways.Add(name, gateway);
            logger.GatewayOpen(name, kind.Name);
        }
    }

    public IReadOnlyCollection<string> GatewayNames => _gateways.Keys;

    public IReadOnlyCollection<SimulatedGateway> All => _gateways.Values;

    public SimulatedGateway? Find(string name) => _gateways.GetValueOrDefault(name);

    private static SortedSet<string> Names(IConfigurationSection section)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { SimulatorDefaults.Gateway };
        var common = typeof(SimulatorsOptions).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (common.Contains(child.Key))
                continue;
            if (!child.GetChildren().Any())
                throw Invalid(child.Path, "is neither an option of the simulators nor the settings of a gateway");
            if (!Name().IsMatch(child.Key) || child.Key == "ledger")
                throw Invalid(child.Path, "a gateway's name has 1–40 characters of a–z, 0–9 and '-', and is not 'ledger'");
            names.Add(child.Key);
        }

        return names;
    }

    private static IGatewayKind Kind(IConfigurationSection settings, string name, Dictionary<string, IGatewayKind> kinds)
    {
        var word = settings["Kind"] ?? (name == SimulatorDefaults.Gateway ? SimulatorDefaults.Kind : null);
        if (word is not null && kinds.TryGetValue(word, out var kind))
            return kind;
        throw Invalid($"{settings.Path}:Kind", $"must be one of {string.Join(", ", kinds.Keys)}");
    }

    private static OptionsValidationException Invalid(string key, string message) =>
        new(SimulatorsOptions.Section, typeof(SimulatorsOptions), [$"{key}: {message}"]);

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
