using System.Text.Json;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.EasyCredit;
using Sagas.Storage;
using Sagas.Tests.Gateways.EasyCredit;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.EasyCredit;

public sealed class When_a_checkout_is_cancelled : IDisposable
{
    private const string Path = $"/webhook/{EasyCreditRig.Payment}/cancel";
    private readonly ServiceHost _host = Host();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_saga_is_asked_for_an_unpaid_payment_only()
    {
        Unpaid(_host);

        var answering = _host.PostAsync(Path, "");
        await Probe.UntilAsync(() => _host.Bus.All.Count, count => count > 0);
        // Another row, as a store would read it.
        var cancelled = new FakeReader().Add("1001", "Cancelled", PaymentStatus.Cancelled);
        cancelled.Version = 4;
        _host.Reader.Payments[0] = cancelled;
        using var response = await answering;

        ((int)response.StatusCode).ShouldBe(200);
        var request = _host.Bus.Single<CancelPayment>();
        (request.TeamSlug, request.PaymentId, request.OnlyUnpaid).ShouldBe(("demo", "1001", true));
    }

    [Theory]
    [InlineData(PaymentStatus.Cancelled, 200, null)]
    [InlineData(PaymentStatus.Authorized, 400, "TransactionIsAuthorized")]
    [InlineData(PaymentStatus.Confirmed, 400, "InvalidPaymentTransaction")]
    [InlineData(PaymentStatus.Reversed, 400, "InvalidPaymentTransaction")]
    [InlineData(PaymentStatus.Refunded, 400, "InvalidPaymentTransaction")]
    [InlineData(null, 404, "ResourceNotFound")]
    public async Task Any_other_is_answered_without_asking(PaymentStatus? status, int http, string? code)
    {
        Unpaid(_host).Status = status;

        using var response = await _host.PostAsync(Path, "");

        ((int)response.StatusCode, await CodeAsync(response)).ShouldBe((http, code));
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_payments_that_claim_the_same_one_of_the_shop_are_not_touched()
    {
        Unpaid(_host);
        Unpaid(_host, "1002");

        using var response = await _host.PostAsync(Path, "");

        ((int)response.StatusCode).ShouldBe(400);
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_of_another_kind_of_gateway_is_not_found()
    {
        Unpaid(_host).Gateway = "ibusiness";

        using var response = await _host.PostAsync(Path, "");

        ((int)response.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task One_that_takes_longer_is_to_be_asked_for_again()
    {
        using var host = Host(("Cancel:WaitFor", "00:00:00.100"));
        Unpaid(host);

        using var response = await host.PostAsync(Path, "");

        ((int)response.StatusCode, await CodeAsync(response)).ShouldBe((503, "OperationInProgress"));
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_claimed_while_the_store_is_away()
    {
        _host.Reader.Fault = new StoreUnavailableException("away", new IOException());

        using var response = await _host.PostAsync(Path, "");

        ((int)response.StatusCode).ShouldBe(503);
    }

    [Fact]
    public async Task Nothing_is_claimed_while_the_bus_takes_nothing()
    {
        Unpaid(_host);
        _host.Bus.Broken = true;

        using var response = await _host.PostAsync(Path, "");

        ((int)response.StatusCode).ShouldBe(503);
    }

    [Fact]
    public async Task Too_many_calls_from_one_address_are_refused()
    {
        using var host = Host(("Webhooks:PerAddressPerSecond", "2"));
        var statuses = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            using var response = await host.PostAsync(Path, "");
            statuses.Add((int)response.StatusCode);
        }

        statuses.ShouldContain(404);
        statuses.ShouldContain(429);
    }

    [Theory]
    [InlineData("InvalidPaymentMethod", 400)]
    [InlineData("InvalidPaymentTransaction", 400)]
    [InlineData("TransactionIsAuthorized", 400)]
    [InlineData("ResourceNotFound", 404)]
    [InlineData("ConcurrentModification", 409)]
    [InlineData("insufficient_scope", 500)]
    [InlineData(null, 500)]
    public void The_gateways_no_is_passed_on(string? code, int http)
    {
        var asked = Unpaid(_host);
        var now = Unpaid(_host, "1002");
        var operation = now.Decide(OperationKind.Cancel, 1604, DateTimeOffset.UnixEpoch);
        operation.Code = code;
        operation.Close(OperationProgress.Rejected, DateTimeOffset.UnixEpoch);
        now.State = "ManualActionRequired";

        CheckoutVerdict.After(now, asked).ShouldBeNull("the row is older than the request");
        now.Version = asked.Version + 1;
        CheckoutVerdict.After(now, asked)!.HttpStatus.ShouldBe(http);
    }

    private static ServiceHost Host(params (string Key, string Value)[] more)
    {
        var host = new ServiceHost();
        foreach (var (key, value) in EasyCreditRig.Keys())
            host.Settings[key] = value!;
        foreach (var (key, value) in more)
            host.Settings[key] = value;
        return host;
    }

    private static PaymentSaga Unpaid(ServiceHost host, string paymentId = "1001")
    {
        var saga = host.Reader.Add(paymentId, "New", PaymentStatus.New);
        (saga.Gateway, saga.GatewaySessionId, saga.GatewayPaymentId) = ("easycredit", EasyCreditRig.Payment, null);
        return saga;
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("code").GetString() : null;
    }
}
