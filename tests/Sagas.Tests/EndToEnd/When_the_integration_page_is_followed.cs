using System.Text.RegularExpressions;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd;

public sealed partial class When_the_integration_page_is_followed(RunningService service) : IClassFixture<RunningService>
{
    private const string Page = "infra/integrate.md";
    private const string Script = "infra/integrate/cancel.sh";

    [Fact]
    public async Task Its_payment_is_cancelled_and_the_answer_is_the_one_that_it_shows()
    {
        await ShellSession.RunAsync(service, ShellSession.Part(Page, "events"));
        await new Shop(service, "3001").UntilAsync(seen => seen.Status == "CONFIRMED");

        var answer = await ShellSession.RunAsync(service, ShellSession.Part(Page, "cancel"));

        Repository.Read(Page).ShouldContain(answer.Trim());
        await new Shop(service, "3001").MovedOnceAsync("refund");
    }

    [Fact]
    public async Task The_script_says_by_its_end_what_to_do()
    {
        var here = service.Client.BaseAddress!.ToString().TrimEnd('/');

        (await ShellSession.RunAsync($"CANCEL_SECRET=demo-secret {Script} {here} demo 3999", code: 1)).Output.ShouldContain("\"1004\"");
        (await ShellSession.RunAsync($"CANCEL_SECRET=another-secret {Script} {here} demo 3999 x", code: 1)).Output.ShouldContain("\"9003\"");
        (await ShellSession.RunAsync($"CANCEL_SECRET=demo-secret {Script} {here} demo '3\"9'", code: 64)).Output.ShouldBeEmpty();
        (await ShellSession.RunAsync($"{Script} {here} demo 3999", code: 64)).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_requests_of_the_http_file_do_what_they_say()
    {
        var seen = new List<(int Status, string? Code)>();
        foreach (Match request in Request().Matches(Repository.Read("infra/integrate/cancel.http")))
        {
            var (status, body) = await service.PostAsync(request.Groups["path"].Value, request.Groups["body"].Value);
            seen.Add((status, body.TryGetProperty("ErrorCode", out var code) ? code.GetString() : null));
            if (status == 202)
                await new Shop(service, "2001").UntilAsync(payment => payment.Status == "CONFIRMED");
        }

        seen.ShouldBe([(201, null), (202, null), (200, "0"), (200, "0"), (401, "9003")]);
        await new Shop(service, "2001").MovedOnceAsync("refund");
    }

    [Fact]
    public void It_names_files_and_exchanges_that_exist()
    {
        var text = Repository.Read(Page);
        foreach (Match link in Link().Matches(text))
            File.Exists(Path.Combine(Repository.Root, "infra", link.Groups["path"].Value)).ShouldBeTrue(link.Value);
        foreach (Match file in PublishFile().Matches(text))
            File.Exists(Path.Combine(Repository.Root, file.Value)).ShouldBeTrue(file.Value);
        text.ShouldContain(global::Sagas.Service.Ingress.EventTypes.PinnedNameOf(typeof(global::Sagas.Contracts.PaymentRefunded)));
        text.ShouldContain(global::Sagas.Service.Ingress.RabbitMq.IngressNames.Exchange);
    }

    [GeneratedRegex(@"POST \{\{address\}\}(?<path>\S+)\nContent-Type: application/json\n\n(?<body>\{.*\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Request();

    [GeneratedRegex(@"\]\((?<path>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"infra/integrate/publish\.\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublishFile();
}
