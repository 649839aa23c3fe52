using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Sagas.Gateways;

/// <summary>What a kind is given to make an adapter for one instance.</summary>
public sealed class GatewayContext
{
    private readonly IConfigurationSection _section;

    internal GatewayContext(string name, GatewayOptions options, IConfigurationSection section, GatewayHttpClient http, IServiceProvider services)
    {
        _section = section;
        Name = name;
        Options = options;
        Http = http;
        Services = services;
    }

    /// <summary>The instance.</summary>
    public string Name { get; }

    /// <summary>What all kinds share.</summary>
    public GatewayOptions Options { get; }

    /// <summary>The instance's own guarded client.</summary>
    public GatewayHttpClient Http { get; }

    public IServiceProvider Services { get; }

    /// <summary>The kind's own keys, bound and checked.</summary>
    /// <param name="check">More rules than annotations can say, looked at when those hold: pairs of key and complaint.</param>
    /// <exception cref="OptionsValidationException">A key is missing or wrong; the message names it in full.</exception>
    public TOptions Bind<TOptions>(Func<TOptions, IEnumerable<(string Key, string Complaint)>>? check = null)
        where TOptions : class, new()
    {
        var options = _section.Get<TOptions>() ?? new TOptions();
        string[] failures =
        [
            .. GatewayOptionsCheck.OfKeys(_section, typeof(GatewayOptions), typeof(TOptions)),
            .. GatewayOptionsCheck.OfKeys(_section.GetSection(nameof(GatewayOptions.Breaker)), typeof(BreakerOptions)),
            .. GatewayOptionsCheck.OfAnnotations(_section.Path, options),
        ];
        if (failures.Length == 0 && check is not null)
            failures = [.. from pair in check(options) select $"{_section.Path}:{pair.Key}: {pair.Complaint}"];
        return failures.Length == 0 ? options : throw new OptionsValidationException(_section.Path, typeof(TOptions), failures);
    }
}
