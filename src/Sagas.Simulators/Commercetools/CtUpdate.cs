using Sagas.Simulators.Http;

namespace Sagas.Simulators.Commercetools;

/// <summary>A version-checked update: <c>{version, actions: [{action, …}]}</c>.</summary>
internal sealed record CtUpdate(long Version, IReadOnlyList<FieldReader> Actions)
{
    /// <summary>As many as a real project takes at a time.</summary>
    private const int MaxActions = 500;

    /// <param name="body">The raw body.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <returns><c>null</c> with a fault.</returns>
    public static CtUpdate? Read(ReadOnlyMemory<byte> body, out string fault)
    {
        var fields = new FieldReader(body);
        fields.Require("version", "actions");
        var version = fields.Integer("version", min: 1, long.MaxValue);
        var actions = fields.Objects("actions", MaxActions);
        fault = string.Join("; ", fields.Errors.Select(error => $"{error.Key}: {error.Value[0]}"));
        return fields.Errors.Count == 0 ? new CtUpdate(version!.Value, actions!) : null;
    }
}
