namespace Sagas.Tests.EndToEnd.Support;

/// <summary>Its gateway calls time out soon, and what became of them is asked soon.</summary>
public sealed class ImpatientService : RunningService
{
    protected override IEnumerable<(string Key, string Value)> Settings() => Quick;
}
