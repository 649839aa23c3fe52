using Sagas.Storage;

namespace Sagas.Service.Health;

/// <summary>The engine's loops and its bus.</summary>
internal sealed class EngineReadiness(EngineHealth health) : IReadinessSource
{
    public string Name => "engine";

    public IReadOnlyList<string> Problems => health.Problems;
}
