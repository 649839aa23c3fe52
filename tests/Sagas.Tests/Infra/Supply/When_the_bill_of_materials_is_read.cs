using System.Text.Json.Nodes;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra.Supply;

public sealed class When_the_bill_of_materials_is_read
{
    private const string File = "infra/sbom.cdx.json";

    private static readonly Lazy<JsonObject> Bill = new(() => JsonNode.Parse(Repository.Read(File))!.AsObject());

    private static IEnumerable<JsonNode> Components => Bill.Value["components"]!.AsArray().OfType<JsonNode>();

    [Fact]
    public void It_names_what_is_shipped_now() => Repository.ShouldBeApproved(File, BillOfMaterials.Write());

    /// <summary>As far as CycloneDX 1.6 requires fields of what it has.</summary>
    [Fact]
    public void It_has_what_its_format_requires()
    {
        ($"{Bill.Value["bomFormat"]}", $"{Bill.Value["specVersion"]}", Bill.Value["version"]!.GetValue<int>()).ShouldBe(("CycloneDX", "1.6", 1));
        var parts = Components.Append(Bill.Value["metadata"]!["component"]!).ToList();
        parts.Count.ShouldBeGreaterThan(15);
        parts.ShouldAllBe(part => $"{part["type"]}" == "library" || $"{part["type"]}" == "application");
        parts.ShouldAllBe(part => !string.IsNullOrEmpty($"{part["name"]}") && !string.IsNullOrEmpty($"{part["bom-ref"]}"));
        parts.Select(part => $"{part["bom-ref"]}").ShouldBeUnique();
        // One expression, or licences by their SPDX ids; never both.
        parts.SelectMany(part => part["licenses"]!.AsArray()).ShouldAllBe(choice => (choice!["expression"] == null) != (choice["license"] == null));
        Components.ShouldAllBe(part => $"{part["purl"]}" == $"pkg:nuget/{part["name"]}@{part["version"]}");
    }

    [Fact]
    public void Whatever_depends_on_something_depends_on_a_part()
    {
        var parts = Components.Select(part => $"{part["bom-ref"]}").Append(BillOfMaterials.Root).ToHashSet(StringComparer.Ordinal);
        var dependencies = Bill.Value["dependencies"]!.AsArray().OfType<JsonNode>().ToList();

        dependencies.Select(dependency => $"{dependency["ref"]}").ShouldBe(parts, ignoreOrder: true);
        dependencies.SelectMany(dependency => dependency["dependsOn"]!.AsArray()).Select(part => $"{part}").Where(part => !parts.Contains(part)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_in_it_that_only_builds_or_tests() => Components.Select(part => $"{part["name"]}")
        .Intersect(LockedPackage.All.Where(package => package.Use != "shipped").Select(package => package.Name)).ShouldBeEmpty();
}
