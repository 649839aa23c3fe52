using System.Text.Json;
using Sagas.Contracts;
using Sagas.Payments;

namespace Sagas.Tests.Service;

public sealed class When_payments_are_asked_for : IDisposable
{
    private readonly ServiceHost _host = ServiceHost.OnTheWire();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task One_tells_where_it_is_why_and_what_is_next()
    {
        var saga = _host.Reader.Add("1001", "Reconciling");
        saga.ReturnedAmount = 50_000;
        saga.Reason = "out of stock";
        saga.DueAt = new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero);
        saga.DueAction = DueAction.Resolve;
        saga.Operations.Add(new Operation
        {
            Id = SagaIds.ForOperation(saga.CorrelationId, 1),
            Ordinal = 1,
            Kind = OperationKind.Refund,
            Amount = 100_000,
            Attempt = 2,
            Progress = OperationProgress.Unknown,
            DecidedAt = saga.CreatedAt,
        });

        var payment = await GetAsync("/api/payments/demo/1001");

        payment.GetProperty("teamSlug").GetString().ShouldBe("demo");
        payment.GetProperty("paymentId").GetString().ShouldBe("1001");
        payment.GetProperty("status").GetString().ShouldBe("CONFIRMED");
        payment.GetProperty("state").GetString().ShouldBe("Reconciling");
        payment.GetProperty("originalAmount").GetInt64().ShouldBe(150_000);
        payment.GetProperty("newAmount").GetInt64().ShouldBe(100_000);
        payment.GetProperty("returnedAmount").GetInt64().ShouldBe(50_000);
        payment.GetProperty("currency").GetString().ShouldBe("RUB");
        payment.GetProperty("reason").GetString().ShouldBe("out of stock");
        payment.GetProperty("next").GetProperty("what").GetString().ShouldNotBeNull().ShouldBe("asks the gateway what became of the operation");
        payment.GetProperty("next").GetProperty("at").GetDateTimeOffset().ShouldBe(saga.DueAt.Value);
        var operation = payment.GetProperty("operation");
        operation.GetProperty("id").GetGuid().ShouldBe(saga.Operations[0].Id);
        operation.GetProperty("kind").GetString().ShouldBe("refund");
        operation.GetProperty("attempt").GetInt32().ShouldBe(2);
        operation.GetProperty("progress").GetString().ShouldBe("Unknown");
        payment.GetProperty("version").GetInt64().ShouldBe(3);
    }

    [Theory]
    [InlineData(PaymentStatus.Cancelled, null, 700L, 0L, 700, 0)]
    [InlineData(PaymentStatus.Reversed, null, 700L, 0L, 700, 0)]
    [InlineData(PaymentStatus.Refunded, 500L, 700L, 500L, 500, 0)]
    [InlineData(PaymentStatus.Confirmed, 500L, 700L, 200L, 500, 300)]
    [InlineData(PaymentStatus.Authorized, null, 700L, 0L, 700, 700)]
    [InlineData(null, null, null, 0L, 0, 0)]
    public async Task Amounts_say_what_was_and_what_remains(PaymentStatus? status, long? captured, long? announced, long returned, long original, long remains)
    {
        var saga = _host.Reader.Add("1001", "Confirmed", status);
        (saga.CapturedAmount, saga.AnnouncedAmount, saga.ReturnedAmount) = (captured, announced, returned);

        var payment = await GetAsync("/api/payments/demo/1001");

        (payment.GetProperty("originalAmount").GetInt64(), payment.GetProperty("newAmount").GetInt64()).ShouldBe((original, remains));
    }

    [Fact]
    public async Task An_unknown_one_is_404()
    {
        using var payment = await _host.CreateClient().GetAsync(new Uri("/api/payments/demo/9", UriKind.Relative));
        using var history = await _host.CreateClient().GetAsync(new Uri("/api/payments/demo/9/history", UriKind.Relative));

        await payment.ProblemAsync(404);
        await history.ProblemAsync(404);
    }

    [Theory]
    [InlineData("a/b c?d#e%2F")]
    [InlineData("платёж-1")]
    [InlineData("a+b&c=<d>")]
    [InlineData("100%25")]
    public async Task Any_printable_id_is_found_at_its_address(string paymentId)
    {
        _host.Reader.Add(paymentId, "Confirmed", team: "team/" + paymentId);

        var payment = await GetAsync(Sagas.Service.Api.PaymentAddress.Of("team/" + paymentId, paymentId));

        payment.GetProperty("paymentId").GetString().ShouldBe(paymentId);
        payment.GetProperty("teamSlug").GetString().ShouldBe("team/" + paymentId);
    }

    [Fact]
    public async Task Filters_reach_the_store()
    {
        _host.Reader.Add("1001", "Refunded", PaymentStatus.Refunded);
        _host.Reader.Add("1002", "Confirmed");
        _host.Reader.Add("1003", "Refunded", PaymentStatus.Refunded, team: "other");

        var page = await GetAsync("/api/payments?team=demo&state=refunded&status=REFUNDED&gateway=ibusiness&limit=10");

        page.GetProperty("payments").EnumerateArray().Select(one => one.GetProperty("paymentId").GetString()).ShouldBe(["1001"]);
        _host.Reader.LastFilter.ShouldNotBeNull().Limit.ShouldBe(10);
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        for (var number = 0; number < 5; number++)
        {
            _host.Reader.Add($"p{number}", "Confirmed");
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await GetAsync("/api/payments?limit=2" + (next is null ? "" : $"&after={next}"));
            seen.AddRange(page.GetProperty("payments").EnumerateArray().Select(one => one.GetProperty("paymentId").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        seen.Order(StringComparer.Ordinal).ShouldBe(["p0", "p1", "p2", "p3", "p4"]);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("state=Refund", "state")]
    [InlineData("status=PAID", "status")]
    [InlineData("team=a%00b", "team")]
    [InlineData("after=1.2", "after")]
    public async Task A_bad_filter_is_named(string query, string field)
    {
        using var response = await _host.CreateClient().GetAsync(new Uri("/api/payments?" + query, UriKind.Relative));

        (await response.ProblemAsync(400)).Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task History_comes_in_order_and_in_parts()
    {
        var saga = _host.Reader.Add("1001", "Confirmed");
        _host.Reader.AddHistory(saga, 2, "second");
        _host.Reader.AddHistory(saga, 1, "first");
        _host.Reader.AddHistory(saga, 3, "third");

        var first = await GetAsync("/api/payments/demo/1001/history?limit=2");
        var rest = await GetAsync("/api/payments/demo/1001/history?after=2");

        first.EnumerateArray().Select(Remark).ShouldBe(["first", "second"]);
        rest.EnumerateArray().Select(Remark).ShouldBe(["third"]);
        first[0].GetProperty("toState").GetString().ShouldBe("Confirmed");
        first[0].GetProperty("event").GetString().ShouldBe("payment-captured");
    }

    [Fact]
    public async Task A_store_that_fails_is_500_without_its_words()
    {
        _host.Reader.Fault = new InvalidOperationException("secret table name");

        using var response = await _host.CreateClient().GetAsync(new Uri("/api/payments/demo/1001", UriKind.Relative));

        await response.ProblemAsync(500);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldNotContain("secret");
        text.ShouldNotContain("InvalidOperation");
        (await response.JsonAsync()).GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }

    private static string? Remark(JsonElement row) => row.GetProperty("remarks")[0].GetString();

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }
}
