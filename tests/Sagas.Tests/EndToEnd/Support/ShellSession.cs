using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Support;

/// <summary>The shell parts of the repository's documents, run as a reader would.</summary>
internal static class ShellSession
{
    /// <summary>What the documents call the service.</summary>
    public const string Address = "http://localhost:5080";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The commands between two marker lines of a document.</summary>
    public static string Part(string document, string marker)
    {
        var text = Repository.Read(document);
        var begin = $"<!-- {marker}:begin -->";
        var end = $"<!-- {marker}:end -->";
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        (from >= 0 && to > from).ShouldBeTrue($"{document} has no part between {begin} and {end}.");
        var lines = text[(from + begin.Length)..to].Split('\n').Where(line => !line.StartsWith("```", StringComparison.Ordinal));
        var part = string.Join('\n', lines);
        part.ShouldContain(Address, customMessage: "It no longer names the address that this test replaces.");
        return part;
    }

    /// <summary>What it prints, run at the top of the repository against the service.</summary>
    public static async Task<string> RunAsync(RunningService service, string script) =>
        (await RunAsync("set -euo pipefail\n" + script.Replace(Address, service.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal))).Output;

    public static async Task<(int Code, string Output)> RunAsync(string script, int code = 0)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root };
        using var process = Start(start);
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(code, $"{script}\n{await output}\n{await errors}");
        return (process.ExitCode, await output);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start).ShouldNotBeNull();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The documents' commands need bash: install it.", missing);
        }
    }

    /// <summary>curl ends no line, so the answers stand one after the other.</summary>
    public static List<JsonElement> Documents(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<JsonElement>();
        while (reader.Read())
            documents.Add(JsonElement.ParseValue(ref reader));
        return documents;
    }
}
