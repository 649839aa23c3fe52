using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Sagas.Tests.Simulators.TBank;

public sealed class When_a_terminal_call_is_wrong
{
    [Theory]
    [InlineData("""{"TerminalKey":"TestTerminal","PaymentId":"2304882"}""", "other-password", "204")]
    [InlineData("""{"TerminalKey":"OtherTerminal","PaymentId":"2304882"}""", TerminalCalls.Password, "205")]
    [InlineData("""{"TerminalKey":"TestTerminal"}""", TerminalCalls.Password, "9999")]
    [InlineData("""{"TerminalKey":"TestTerminal","PaymentId":"7"}""", TerminalCalls.Password, "255")]
    [InlineData("""{"TerminalKey":"TestTerminal","PaymentId":"2304882","Amount":0}""", TerminalCalls.Password, "251")]
    [InlineData("""{"TerminalKey":"TestTerminal","PaymentId":"2304882","Amount":1001}""", TerminalCalls.Password, "330")]
    [InlineData("""{"TerminalKey":"TestTerminal","PaymentId":"2304882","Amount":"10"}""", TerminalCalls.Password, "9999")]
    public async Task It_fails_inside_a_http_200_and_changes_nothing(string body, string password, string code)
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        var answer = await host.TerminalAsync("Cancel", JsonNode.Parse(body)!.AsObject(), password);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Succeeded.ShouldBeFalse();
        answer.Code.ShouldBe(code);
        (await host.MovedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unsigned_question_is_not_answered()
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");

        (await host.SendAsync("tbank/v2/GetState", """{"TerminalKey":"TestTerminal","PaymentId":"2304882","Token":"x"}""")).Code.ShouldBe("204");
        (await host.SendAsync("tbank/v2/CheckOrder", """{"TerminalKey":"TestTerminal","OrderId":"order-1"}""")).Code.ShouldBe("204");
    }

    [Fact]
    public async Task The_published_token_example_is_accepted()
    {
        await using var host = await SimulatorHost.StartAsync(
            ("Simulators:tbank:Kind", "TBank"), ("Simulators:tbank:TerminalKey", "TinkoffBankTest"), ("Simulators:tbank:Password", "TinkoffBankTest"));
        await host.KnowAsync("CONFIRMED");
        // SHA-256 of TinkoffBankTest2304882TinkoffBankTest, computed here on its own.
        var token = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("TinkoffBankTest2304882TinkoffBankTest"u8));
        token.ShouldStartWith("c0ad1dfc");

        var answer = await host.SendAsync("tbank/v2/Cancel", $$"""{"TerminalKey":"TinkoffBankTest","PaymentId":"2304882","Token":"{{token}}"}""");

        answer.Succeeded.ShouldBeTrue(answer.Text);
    }

    [Theory]
    [InlineData("""{"kind":"refused"}""", "3002")]
    [InlineData("""{"kind":"refused","code":"402"}""", "402")]
    public async Task It_can_be_refused_on_demand(string fault, string code)
    {
        await using var host = await TerminalCalls.StartAsync();
        await host.KnowAsync("CONFIRMED");
        await host.SendAsync("tbank/faults", fault);

        var answer = await host.CancelAsync();

        answer.Code.ShouldBe(code);
        answer.Word().ShouldBe("CONFIRMED");
        (await host.MovedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TerminalKey", "a-terminal-of-21-chars", "Simulators:tbank:TerminalKey")]
    [InlineData("Password", "", "Simulators:tbank:Password")]
    [InlineData("PaymentIdAsText", "perhaps", "Simulators:tbank:PaymentIdAsText")]
    public async Task A_wrong_setting_stops_the_start(string key, string value, string named)
    {
        var settings = new Dictionary<string, string> { ["Kind"] = "TBank", ["TerminalKey"] = "T", ["Password"] = "p", [key] = value };

        var error = await Should.ThrowAsync<OptionsValidationException>(
            () => SimulatorHost.StartAsync([.. settings.Select(pair => ($"Simulators:tbank:{pair.Key}", pair.Value))]));

        error.Message.ShouldContain(named);
    }
}
