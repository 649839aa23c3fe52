namespace Sagas.Tests.Support;

/// <summary>Files of the repository that tests compare with what the code does.</summary>
public static class Repository
{
    /// <summary>Set to 1 to write approved files instead of comparing them.</summary>
    private const string ApproveVariable = "SAGAS_APPROVE";

    /// <summary>The folder of the solution above the test's own; compiled-in paths are no help, reproducible builds rewrite them.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Fails when the file differs from the text, and says how to approve it.</summary>
    public static void ShouldBeApproved(string path, string text)
    {
        var full = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
            File.WriteAllText(full, text);
        var approved = File.Exists(full) ? Read(path) : "";
        text.ShouldBe(approved, $"{path} no longer shows what the code does. Look at the difference; if it is meant, run the test with {ApproveVariable}=1.");
    }

    /// <summary>The same for the part of a file between two marker lines.</summary>
    public static void PartShouldBeApproved(string path, string marker, string text)
    {
        var begin = $"<!-- {marker}:begin -->\n";
        var end = $"<!-- {marker}:end -->";
        var whole = Read(path);
        var from = whole.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = whole.IndexOf(end, StringComparison.Ordinal);
        (from > begin.Length - 1 && to >= from).ShouldBeTrue($"{path} has no part marked {marker}");
        ShouldBeApproved(path, whole[..from] + text + whole[to..]);
    }

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Sagas.sln"))
            ? folder.FullName
            : Find(folder.Parent ?? throw new InvalidOperationException($"No Sagas.sln above {AppContext.BaseDirectory}; run the tests inside the repository."));
}
