using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Sagas.Tests.Simulators.OmniCart;

public sealed class When_a_cart_call_is_wrong
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("other-key")]
    public async Task Nobody_else_may_call(string? token)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");

        var answer = await host.CartAsync("refund", token: token);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.CodeOf().ShouldBe("111000");
        (await host.RawAsync(HttpMethod.Get, $"status/{CartCalls.CartId}", token: token)).CodeOf().ShouldBe("111000");
        (await host.LedgerAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "121101")]
    [InlineData("""{"cartId":""}""", "121101")]
    [InlineData("""{"cartId":5}""", "122001")]
    [InlineData("""{"cartId":"unknown"}""", "123001")]
    [InlineData("nonsense", "122001")]
    [InlineData("[]", "122001")]
    public async Task The_cart_is_named_and_known(string body, string code)
    {
        await using var host = await CartCalls.StartAsync();

        var answer = await host.RawAsync(HttpMethod.Post, "cancel", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.CodeOf().ShouldBe(code, answer.Text);
    }

    [Fact]
    public async Task An_unknown_cart_cannot_be_read()
    {
        await using var host = await CartCalls.StartAsync();

        (await host.ReadAsync()).CodeOf().ShouldBe("123001");
    }

    [Fact]
    public async Task All_errors_are_told_when_asked_for()
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");
        const string filter = ""","filterBox":{"tags":["castle"],"itemIds":["ore"]}""";

        var first = await host.CartAsync("cancel", filter);
        var all = await host.CartAsync("cancel", filter + ",\"debug\":true");

        first.Json["debug"]!.AsArray().ShouldBeEmpty();
        all.CodeOf().ShouldBe("124004");
        all.Json["debug"]!.AsArray().Select(error => error!["code"]!.GetValue<string>()).ShouldBe(["124005", "124114"]);
    }

    [Theory]
    [InlineData("Text", JsonValueKind.String, JsonValueKind.String)]
    [InlineData("Number", JsonValueKind.Number, JsonValueKind.Number)]
    [InlineData("Mixed", JsonValueKind.String, JsonValueKind.Number)]
    public async Task Its_code_is_a_text_or_a_number(string form, JsonValueKind first, JsonValueKind second)
    {
        await using var host = await CartCalls.StartAsync(("ErrorCodes", form));

        (await host.ReadAsync()).Json["code"]!.GetValueKind().ShouldBe(first);
        (await host.ReadAsync()).Json["code"]!.GetValueKind().ShouldBe(second);
    }

    [Theory]
    [InlineData("""{"kind":"refused","on":"refund"}""", HttpStatusCode.BadRequest, 0)]
    [InlineData("""{"kind":"refused","code":"199000"}""", HttpStatusCode.InternalServerError, 0)]
    [InlineData("""{"kind":"rate-limited"}""", HttpStatusCode.TooManyRequests, 0)]
    [InlineData("""{"kind":"500"}""", HttpStatusCode.InternalServerError, 0)]
    [InlineData("""{"kind":"html-502","executed":true}""", HttpStatusCode.BadGateway, 1)]
    [InlineData("""{"kind":"garbage-200"}""", HttpStatusCode.OK, 1)]
    public async Task A_fault_moves_money_only_when_it_executes(string fault, HttpStatusCode status, int movements)
    {
        await using var host = await CartCalls.StartAsync();
        await host.AnnounceAsync("CONFIRMED");
        (await host.SendAsync("omni/faults", fault)).Status.ShouldBe(HttpStatusCode.Created);

        var answer = await host.CartAsync("refund");

        answer.Status.ShouldBe(status);
        (await host.LedgerAsync()).Count.ShouldBe(movements);
    }

    [Theory]
    [InlineData("ApiAccessToken", "", "Simulators:omni:ApiAccessToken")]
    [InlineData("MixedCarts", "Sometimes", "Simulators:omni:MixedCarts")]
    [InlineData("ErrorCodes", "7", "Simulators:omni:ErrorCodes")]
    [InlineData("Colour", "red", "Simulators:omni:Colour")]
    [InlineData("WebhookUrl", "http://merchant.example", "Simulators:omni:WebhookUrl")]
    public async Task A_wrong_setting_stops_the_start(string key, string value, string named)
    {
        (string, string)[] settings = key == "ApiAccessToken"
            ? [("Simulators:omni:Kind", "OmniCart"), ("Simulators:omni:ApiAccessToken", value)]
            : [("Simulators:omni:Kind", "OmniCart"), ("Simulators:omni:ApiAccessToken", "x"), ($"Simulators:omni:{key}", value)];

        var error = await Should.ThrowAsync<OptionsValidationException>(() => SimulatorHost.StartAsync(settings));

        error.Message.ShouldContain(named);
    }
}
