namespace Sagas.Tests.Gateways;

/// <summary>Compares a text with an approved file of the repository.</summary>
internal static class Approved
{
    /// <summary>When they differ, the received text is left beside the test's binaries, to be looked at and copied.</summary>
    public static void ShouldMatch(string path, string text)
    {
        var file = Path.Combine(Root(), path);
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (string.Equals(approved, text, StringComparison.Ordinal))
            return;

        var received = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path).Replace(".approved.", ".received.", StringComparison.Ordinal));
        File.WriteAllText(received, text);
        var first = text.Split('\n').Zip(approved.Split('\n')).FirstOrDefault(x => !string.Equals(x.First, x.Second, StringComparison.Ordinal));
        throw new InvalidOperationException(
            $"{path} is not what the code does; the new text is in {received}. First: '{first.First}', approved: '{first.Second}'.");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Sagas.sln above {AppContext.BaseDirectory}.");
    }
}
