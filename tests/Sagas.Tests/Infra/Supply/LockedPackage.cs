using System.Text.Json.Nodes;
using System.Xml.Linq;
using Sagas.Tests.Support;

namespace Sagas.Tests.Infra.Supply;

/// <summary>A package that the lock files name, with what its own manifest says.</summary>
internal sealed record LockedPackage(string Name, string Version, string ContentHash, string Licence, IReadOnlyList<string> Needs, IReadOnlyList<string> Projects)
{
    /// <summary>The programs that are delivered; what only others use is delivered to nobody.</summary>
    public static readonly string[] Programs = ["Sagas.Service", "Sagas.Simulators"];

    // They work on the code while it is compiled and leave nothing in the result.
    private static readonly string[] AtBuild = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.EntityFrameworkCore.Analyzers"];

    private static readonly string Folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static IReadOnlyList<LockedPackage> All { get; } = [.. Read()];

    /// <summary>What it is for: <c>shipped</c>, <c>build</c> or <c>tests</c>.</summary>
    public string Use => AtBuild.Contains(Name) ? "build" : Projects.Any(Programs.Contains) ? "shipped" : "tests";

    private static IEnumerable<LockedPackage> Read() =>
        from file in Architecture.SourceFiles.All
        where Path.GetFileName(file) == "packages.lock.json"
        let project = file.Split('/')[^2]
        from framework in JsonNode.Parse(Repository.Read(file))!["dependencies"]!.AsObject()
        from package in framework.Value!.AsObject()
        where $"{package.Value!["type"]}" != "Project"
        group (project, package.Value) by (Name: package.Key, Version: $"{package.Value!["resolved"]}") into same
        orderby same.Key.Name.ToUpperInvariant(), same.Key.Version
        let entry = same.First().Value
        select new LockedPackage(
            same.Key.Name,
            same.Key.Version,
            $"{entry["contentHash"]}",
            LicenceOf(same.Key.Name, same.Key.Version),
            [.. (entry["dependencies"] as JsonObject ?? []).Select(needed => needed.Key).Order(StringComparer.OrdinalIgnoreCase)],
            [.. same.Select(use => use.project).Distinct().Order(StringComparer.Ordinal)]);

    private static string LicenceOf(string name, string version)
    {
        var id = name.ToLowerInvariant();
        var manifest = XDocument.Load(Path.Combine(Folder, id, version, id + ".nuspec"));
        return manifest.Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            ?? "not named";
    }
}
