using System.Reflection;
using System.Runtime.Loader;
using MassTransit;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>The messages as the release before this one has compiled them.</summary>
internal static class PreviousMessages
{
    private static readonly string[] Own = ["Sagas.Contracts", "Sagas.Payments"];

    /// <summary>Every message type by its name on the wire.</summary>
    public static async Task<IReadOnlyDictionary<string, Type>> LoadAsync()
    {
        var folder = await PreviousRelease.FolderAsync();
        var room = new Room(folder);
        return Messages(Own.Select(name => room.LoadFromAssemblyName(new AssemblyName(name))));
    }

    /// <summary>Those of this one.</summary>
    public static IReadOnlyDictionary<string, Type> Present { get; } =
        Messages([typeof(PaymentCaptured).Assembly, typeof(PaymentTimerDue).Assembly]);

    private static Dictionary<string, Type> Messages(IEnumerable<Assembly> assemblies) => assemblies
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => Attribute.IsDefined(type, typeof(EntityNameAttribute), inherit: false))
        .ToDictionary(type => MessageUrn.ForTypeString(type), StringComparer.Ordinal);

    // Only these are its own; the bus and its attributes are shared, so that both are asked in the same way.
    private sealed class Room(string folder) : AssemblyLoadContext("previous")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Own.Contains(assemblyName.Name, StringComparer.Ordinal) ? LoadFromAssemblyPath(Path.Combine(folder, $"{assemblyName.Name}.dll")) : null;
    }
}
