using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Sagas.Chaos.Evidence;
using Sagas.Chaos.World;

namespace Sagas.IntegrationTests.Chaos;

/// <summary>The wire between the service and the gateways, which keeps what no ledger shows: that an order was given twice.</summary>
public sealed class When_gateways_are_told_to_move_money : IAsyncLifetime
{
    private readonly WebApplication _gateways = Gateways();
    private readonly HttpClient _service = new();
    private GatewayWire _wire = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _gateways.StartAsync(Token);
        _wire = await GatewayWire.StartAsync(new Uri(_gateways.Urls.Single()), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _wire.DisposeAsync();
        await _gateways.DisposeAsync();
        _service.Dispose();
    }

    [Theory]
    [InlineData("ibusiness", "POST", "cancel", """{"PaymentId":"200005","Amount":150000}""")]
    [InlineData("tbank", "POST", "v2/Cancel", """{"TerminalKey":"terminal","PaymentId":"200005","Amount":150000}""")]
    [InlineData("moneta", "POST", "services", """{"Envelope":{"Body":{"RefundRequest":{"transactionId":200005,"amount":1500.00}}}}""")]
    [InlineData("moneta", "POST", "services", """{"Envelope":{"Body":{"CancelTransactionRequest":{"transactionId":200005}}}}""")]
    [InlineData("bpc", "POST", "api2/refunds", """{"amount":150000,"paymentId":"p_200005"}""")]
    [InlineData("bpc", "POST", "api2/sessions/ps_200005/expire", "")]
    [InlineData("bpc", "POST", "api2/payments/p_200005/cancel", "")]
    [InlineData("easycredit", "POST", "merchant/v3/transaction/200005/refund", """{"value":1500.00}""")]
    [InlineData("omnicart", "PATCH", "modify", """{"cartId":"cart-200005","items":[{"itemId":"a","amount":150000}]}""")]
    [InlineData("omnicart", "POST", "refund", """{"cartId":"cart-200005"}""")]
    public async Task Each_order_is_kept_with_its_payment(string gateway, string method, string path, string body)
    {
        await TellAsync(gateway, method, path, body);
        await TellAsync(gateway, method, path, body);

        _wire.Orders.ShouldBe([new Order(gateway, "pay-200005"), new Order(gateway, "pay-200005")]);
    }

    [Theory]
    [InlineData("ibusiness", "POST", "checkOrder", """{"OrderId":"order-200005"}""")]
    [InlineData("tbank", "POST", "v2/GetState", """{"PaymentId":"200005"}""")]
    [InlineData("moneta", "POST", "services", """{"Envelope":{"Body":{"GetOperationDetailsByIdRequest":200005}}}""")]
    [InlineData("bpc", "GET", "api2/payments/p_200005/refunds", "")]
    [InlineData("easycredit", "GET", "merchant/v3/transaction/200005", "")]
    [InlineData("omnicart", "GET", "status/cart-200005", "")]
    public async Task A_question_is_no_order(string gateway, string method, string path, string body)
    {
        await TellAsync(gateway, method, path, body);

        _wire.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_passes_as_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_wire.Address, "/simulators/bpc/echo?a=1%2F2")) { Content = new StringContent("said", Encoding.UTF8, "text/plain") };
        request.Headers.Add("X-Api-Key", "key");

        using var answer = await _service.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.GetValues("X-Said").ShouldBe(["key"]);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("POST /simulators/bpc/echo?a=1%2F2 text/plain; charset=utf-8 said");
    }

    [Fact]
    public async Task What_the_gateway_breaks_off_is_broken_off_and_kept()
    {
        await Should.ThrowAsync<HttpRequestException>(() => TellAsync("ibusiness", "POST", "broken/cancel", """{"PaymentId":"200005"}"""));

        _wire.Orders.ShouldBe([new Order("ibusiness", "pay-200005")]);
    }

    private async Task TellAsync(string gateway, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_wire.Address, $"/simulators/{gateway}/{path}")) { Content = new StringContent(body) };
        using var answer = await _service.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();
    }

    private static WebApplication Gateways()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            if (http.Request.Path.Value!.Contains("broken", StringComparison.Ordinal))
            {
                http.Abort();
                return;
            }

            using var body = new StreamReader(http.Request.Body);
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            http.Response.Headers["X-Said"] = http.Request.Headers["X-Api-Key"];
            await http.Response.WriteAsync($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.ContentType} {await body.ReadToEndAsync(http.RequestAborted)}");
        });
        return app;
    }
}
