using System.Globalization;
using Microsoft.Extensions.Options;

namespace Sagas.Simulators.Gateways;

/// <summary>Reads the settings of one simulated gateway; whatever is wrong is named with its full key.</summary>
internal sealed class GatewaySettings(IConfigurationSection section)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase) { "Kind" };

    /// <returns>Never empty.</returns>
    /// <exception cref="OptionsValidationException">It is empty, or absent and there is nothing to fall back on.</exception>
    public string Text(string key, string? fallback = null)
    {
        var text = Find(key) ?? fallback;
        return string.IsNullOrEmpty(text) ? throw Invalid(key, "is required") : text;
    }

    /// <returns><c>null</c> when absent; never empty.</returns>
    public string? OptionalText(string key) => Find(key) is null ? null : Text(key);

    public bool Flag(string key) => Find(key) switch
    {
        null => false,
        var word when bool.TryParse(word, out var flag) => flag,
        _ => throw Invalid(key, "must be true or false"),
    };

    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan max)
    {
        if (Find(key) is not { } word)
            return fallback;
        return TimeSpan.TryParse(word, CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero && duration <= max
            ? duration
            : throw Invalid(key, $"must be a time span above 0 and at most {max:c}");
    }

    /// <summary>An absolute http or https address, or <c>null</c> when absent.</summary>
    public Uri? Address(string key)
    {
        if (Find(key) is not { } word)
            return null;
        return Uri.TryCreate(word, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw Invalid(key, "must be an absolute http or https address");
    }

    /// <summary>The texts under <c>{key}:0</c>, <c>{key}:1</c>, … in their order; none when absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        _read.Add(key);
        return [.. section.GetSection(key).GetChildren().Select(child => string.IsNullOrEmpty(child.Value) ? throw Invalid($"{key}:{child.Key}", "is required") : child.Value)];
    }

    public void RefuseOthers()
    {
        if (section.GetChildren().FirstOrDefault(child => !_read.Contains(child.Key)) is { } other)
            throw Invalid(other.Key, $"is unknown to this kind of gateway; there are {string.Join(", ", _read)}");
    }

    public OptionsValidationException Invalid(string key, string message) =>
        new(section.Path, typeof(GatewaySettings), [$"{section.Path}:{key}: {message}"]);

    private string? Find(string key)
    {
        _read.Add(key);
        return section[key];
    }
}
