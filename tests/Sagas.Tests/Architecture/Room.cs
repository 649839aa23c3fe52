using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Hosting;
using Sagas.Payments;
using Sagas.Simulators;
using Sagas.Storage;

namespace Sagas.Tests.Architecture;

/// <summary>A project, what it may see of ours, and what it must never see of others'.</summary>
internal sealed record Room(Type Inhabitant, int LogIds, string[] MaySee, string[] Never)
{
    private static readonly string[] Databases = ["Microsoft.EntityFrameworkCore", "Npgsql"];
    private static readonly string[] Broker = ["RabbitMQ", "MassTransit.RabbitMq"];
    private static readonly string[] Http = ["Microsoft.AspNetCore", "System.Net.Http"];

    public static IReadOnlyList<Room> All { get; } =
    [
        new(typeof(PaymentCaptured), 0, [], [.. Databases, .. Broker, .. Http, "Microsoft.Extensions", "MassTransit.Configuration", "MassTransit.Saga"]),
        new(typeof(PaymentSaga), 1000, ["Sagas.Contracts"], [.. Databases, .. Broker, .. Http]),
        new(typeof(IPaymentGateway), 2000, ["Sagas.Contracts"], [.. Databases, .. Broker, "Microsoft.AspNetCore"]),
        new(typeof(ISagaStore), 3000, ["Sagas.Contracts", "Sagas.Payments", "Sagas.Gateways"], [.. Broker, .. Http]),
        new(typeof(ScriptedGateway), 4000, ["Sagas.Contracts", "Sagas.Payments", "Sagas.Gateways", "Sagas.Storage"], [.. Databases, .. Broker, .. Http]),
        new(typeof(Program), 5000, ["Sagas.Contracts", "Sagas.Payments", "Sagas.Gateways", "Sagas.Storage", "Sagas.Hosting", "Sagas.Simulators"], []),
        new(typeof(SimulatorDefaults), 6000, [], [.. Databases, .. Broker, "MassTransit"]),
    ];

    public Assembly Assembly => Inhabitant.Assembly;

    public string Name => Assembly.GetName().Name!;

    public string Folder => $"src/{Name}";

    /// <summary>The assemblies that its code uses.</summary>
    public IReadOnlyList<string> References() => [.. Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)];

    /// <summary>The types of other assemblies that its code uses.</summary>
    public IReadOnlyList<string> UsedTypes()
    {
        using var file = new PEReader(File.OpenRead(Assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let type = metadata.GetTypeReference(handle)
               where type.ResolutionScope.Kind == HandleKind.AssemblyReference
               select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        ];
    }

    public override string ToString() => Name;
}
