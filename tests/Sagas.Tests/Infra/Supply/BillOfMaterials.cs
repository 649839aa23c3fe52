using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Infra.Supply;

/// <summary>What is inside the delivered programs, as CycloneDX 1.6 JSON. It has no time and no serial number, so that the same packages give the same file.</summary>
internal static class BillOfMaterials
{
    public const string Root = "payment-sagas";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var shipped = LockedPackage.All.Where(package => package.Use == "shipped").ToList();
        var references = shipped.ToDictionary(package => package.Name, Reference, StringComparer.OrdinalIgnoreCase);
        var bill = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = Root,
                    ["name"] = Root,
                    ["licenses"] = Licences("Apache-2.0"),
                },
            },
            ["components"] = new JsonArray([.. shipped.Select(package => (JsonNode)Component(package))]),
            ["dependencies"] = new JsonArray(
            [
                Dependency(Root, references.Values),
                .. shipped.Select(package => (JsonNode)Dependency(
                    Reference(package), package.Needs.Select(needed => references.GetValueOrDefault(needed)).OfType<string>())),
            ]),
        };
        return bill.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static string Reference(LockedPackage package) => $"pkg:nuget/{package.Name}@{package.Version}";

    private static JsonObject Component(LockedPackage package) => new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = Reference(package),
        ["name"] = package.Name,
        ["version"] = package.Version,
        ["scope"] = "required",
        ["licenses"] = Licences(package.Licence),
        ["purl"] = Reference(package),
        // Of the package's content as NuGet counts it (SHA-512, base64); a signature does not change it, so it is no hash of the file.
        ["properties"] = new JsonArray(new JsonObject { ["name"] = "nuget:contentHash", ["value"] = package.ContentHash }),
    };

    private static JsonArray Licences(string licence) => licence.Contains(' ', StringComparison.Ordinal)
        ? new JsonArray(new JsonObject { ["expression"] = licence })
        : new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = licence } });

    private static JsonObject Dependency(string reference, IEnumerable<string> on) =>
        new JsonObject { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. on.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]) };
}
