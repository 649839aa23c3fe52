using Microsoft.Extensions.Options;

namespace Sagas.Tests.Support;

/// <summary>Options that a test may change while it runs.</summary>
public sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
