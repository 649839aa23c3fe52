using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_the_readme_is_followed(RunningService service) : IClassFixture<RunningService>
{
    private const string Begin = "<!-- session:begin -->";
    private const string End = "<!-- session:end -->";
    private const string Address = "http://localhost:5080";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Its_session_ends_with_one_refund()
    {
        (await RunAsync("command -v curl")).ShouldNotBeEmpty("The README's session needs curl: install it.");
        var here = service.Client.BaseAddress!.ToString().TrimEnd('/');

        var outputs = Documents(await RunAsync("set -euo pipefail\n" + Session().Replace(Address, here, StringComparison.Ordinal)));

        outputs.Count.ShouldBeGreaterThan(3);
        var (payment, history, ledger) = (outputs[^3], outputs[^2], outputs[^1]);
        payment.GetProperty("status").GetString().ShouldBe("REFUNDED");
        payment.GetProperty("newAmount").GetInt64().ShouldBe(0);
        payment.GetProperty("reason").GetString().ShouldBe("out of stock");
        history.EnumerateArray().Select(row => row.GetProperty("toState").GetString()).ShouldBe(["Confirmed", "Refunding", "Refunded"]);
        var movement = ledger.EnumerateArray().ShouldHaveSingleItem();
        (movement.GetProperty("kind").GetString(), movement.GetProperty("amount").GetInt64()).ShouldBe(("refund", 150_000L));
    }

    private static string Session()
    {
        var readme = Repository.Read("README.md");
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        (from >= 0 && to > from).ShouldBeTrue($"README.md has no session between {Begin} and {End}.");
        var lines = readme[(from + Begin.Length)..to].Split('\n').Where(line => !line.StartsWith("```", StringComparison.Ordinal));
        var session = string.Join('\n', lines);
        session.ShouldContain(Address, customMessage: "The session no longer names the address that this test replaces.");
        return session;
    }

    private static async Task<string> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Start(start);
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, $"{script}\n{await output}\n{await errors}");
        return await output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start).ShouldNotBeNull();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The README's session needs bash: install it.", missing);
        }
    }

    /// <summary>curl ends no line, so the answers stand one after the other.</summary>
    private static List<JsonElement> Documents(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<JsonElement>();
        while (reader.Read())
            documents.Add(JsonElement.ParseValue(ref reader));
        return documents;
    }
}
