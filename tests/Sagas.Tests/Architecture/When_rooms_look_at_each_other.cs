using System.Xml.Linq;
using Sagas.Tests.Support;

namespace Sagas.Tests.Architecture;

public sealed class When_rooms_look_at_each_other
{
    private const string Ours = "Sagas.";

    // What the engine keeps for the gateways: their journal, and the words it is written in.
    private static readonly string[] JournalPort =
        ["Sagas.Gateways.IOperationJournal", "Sagas.Gateways.JournalEntry", "Sagas.Gateways.GatewayOutcome", "Sagas.Gateways.OutcomeRules"];

    [Fact]
    public void Every_project_is_a_room() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Room.All.Select(room => room.Name), ignoreOrder: true, "A new project needs its line in the table of rooms.");

    [Fact]
    public void Each_sees_only_the_rooms_it_may_see() =>
        Violations(room => room.References().Where(name => name.StartsWith(Ours, StringComparison.Ordinal)).Except(room.MaySee)).ShouldBeEmpty();

    [Fact]
    public void No_project_file_opens_another_door() =>
        Violations(room => ProjectReferences(room).Except(room.MaySee)).ShouldBeEmpty();

    [Fact]
    public void None_sees_a_technology_that_is_not_its_own() =>
        Violations(room => room.References().Concat(room.UsedTypes()).Where(name => room.Never.Any(never => IsOf(name, never)))).ShouldBeEmpty();

    [Fact]
    public void Contracts_need_nothing_but_the_attributes_of_the_wire() =>
        Room.All.Single(room => room.Name == "Sagas.Contracts").References()
            .Where(name => !IsOf(name, "System")).ShouldBe(["MassTransit.Abstractions"]);

    [Fact]
    public void Storage_knows_only_the_journal_of_the_gateways() =>
        Room.All.Single(room => room.Name == "Sagas.Storage").UsedTypes()
            .Where(name => IsOf(name, "Sagas.Gateways")).Except(JournalPort).ShouldBeEmpty();

    [Fact]
    public void Nobody_depends_on_the_service() =>
        Room.All.Where(room => room.References().Concat(ProjectReferences(room)).Contains("Sagas.Service")).ShouldBeEmpty();

    [Fact]
    public void Everything_lives_in_the_namespace_of_its_room() => Violations(room => room.Assembly.GetTypes()
        .Where(type => type.Namespace is { } space && IsOf(space, "Sagas") && !IsOf(space, room.Name))
        .Select(type => type.FullName!)).ShouldBeEmpty();

    private static IEnumerable<string> ProjectReferences(Room room) =>
        XDocument.Load(Path.Combine(Repository.Root, room.Folder, $"{room.Name}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static bool IsOf(string name, string family) =>
        name.StartsWith(family, StringComparison.Ordinal) && (name.Length == family.Length || name[family.Length] == '.' || family is "MassTransit.RabbitMq");

    private static List<string> Violations(Func<Room, IEnumerable<string>> of) =>
        [.. Room.All.SelectMany(room => of(room).Distinct().Select(what => $"{room.Name} sees {what}"))];
}
