using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Sagas.Gateways;

/// <summary>Makes every declared gateway once, at start, and says everything that is wrong in one exception.</summary>
internal sealed class GatewayRegistry : IGatewayRegistry, IDisposable
{
    private readonly Dictionary<string, GatewayRegistration> _registrations = new(StringComparer.Ordinal);

    public GatewayRegistry(
        IEnumerable<ConfiguredGateway> configured,
        IEnumerable<CodedGateway> coded,
        GatewayFactory factory)
    {
        var failures = new List<string>();
        foreach (var gateway in configured)
            Add(failures, gateway.Section.Path, gateway.Name, () => factory.Create(gateway));
        foreach (var gateway in coded)
            Add(failures, $"Gateways:{gateway.Name}", gateway.Name, () => factory.Create(gateway));

        if (failures.Count > 0)
            throw new OptionsValidationException("Gateways", typeof(GatewayOptions), failures);
    }

    public IReadOnlyCollection<string> Instances => _registrations.Keys;

    public bool TryGet(string instance, [NotNullWhen(true)] out GatewayRegistration? registration) =>
        _registrations.TryGetValue(instance, out registration);

    public void Dispose()
    {
        foreach (var registration in _registrations.Values)
            registration.Rate.Dispose();
    }

    private void Add(List<string> failures, string path, string name, Func<GatewayRegistration> create)
    {
        failures.AddRange(GatewayOptionsCheck.OfName(path, name));
        try
        {
            if (!_registrations.TryAdd(name, create()))
                failures.Add($"{path}: there are two gateways with this name.");
        }
        catch (OptionsValidationException exception)
        {
            failures.AddRange(exception.Failures);
        }
    }
}
