using Sagas.Tests.Support;

namespace Sagas.Tests.Architecture;

/// <summary>The files of the repository as a clean clone has them.</summary>
internal static class SourceFiles
{
    private static readonly string[] Made = ["bin", "obj", ".git", ".vs", "TestResults", "packages", "artifacts"];

    /// <summary>Paths from the root, with <c>/</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below(new DirectoryInfo(Repository.Root)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Of(string folder, params string[] extensions) =>
        All.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && extensions.Contains(Path.GetExtension(path)));

    private static IEnumerable<string> Below(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFiles().Where(file => !Made.Contains(file.Name)).Select(file => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/')),
        .. folder.EnumerateDirectories().Where(inner => !Made.Contains(inner.Name)).SelectMany(Below),
    ];
}
