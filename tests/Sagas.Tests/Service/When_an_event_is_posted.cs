using System.Net;
using System.Text.Json;
using Sagas.Contracts;
using Sagas.Service.Ingress;

namespace Sagas.Tests.Service;

public sealed class When_an_event_is_posted : IDisposable
{
    private readonly ServiceHost _host = new();

    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_name_publishes_its_record_and_says_so(string name)
    {
        using var response = await _host.PostAsync($"/events/{name}", Bodies.For(name));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        var answer = await response.JsonAsync();
        var published = _host.Bus.All.ShouldHaveSingleItem();
        EventTypes.NameOf(published.Message.GetType()).ShouldBe(name);
        answer.GetProperty("messageId").GetGuid().ShouldBe(published.MessageId!.Value);
        answer.GetProperty("payment").GetString().ShouldBe("/api/payments/demo/1001");
    }

    [Fact]
    public async Task All_fields_arrive()
    {
        var body = Bodies.With(Bodies.Captured, """
            "items":[{"itemId":"a","amount":100},{"itemId":"b"}],"occurredAt":"2026-01-02T03:04:05.5+03:00","somethingNew":{"x":[1,null]}
            """);

        using var response = await _host.PostAsync("/events/payment-captured", body);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        var fact = _host.Bus.Single<PaymentCaptured>();
        fact.Amount.ShouldBe(150_000);
        fact.Currency.ShouldBe("RUB");
        fact.GatewayPaymentId.ShouldBe("1001");
        fact.Items!.Select(item => (item.ItemId, item.Amount)).ShouldBe([("a", 100L), ("b", null)]);
        fact.OccurredAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 0, 4, 5, 500, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_time_of_receipt_travels_beside_the_body_so_that_a_repetition_is_identical()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        using var first = await _host.PostAsync("/events/item-grant-failed", Bodies.GrantFailed);
        using var second = await _host.PostAsync("/events/item-grant-failed", Bodies.GrantFailed);

        _host.Bus.All.Count.ShouldBe(2);
        _host.Bus.All[1].Message.ShouldBe(_host.Bus.All[0].Message);
        _host.Bus.All[0].SentTime.ShouldNotBeNull().ShouldBeInRange(before, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Null_counts_as_absent()
    {
        using var response = await _host.PostAsync("/events/cancel-payment", Bodies.With(Bodies.Cancel, """ "items":null,"scope":null,"onlyUnpaid":null """));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        _host.Bus.Single<CancelPayment>().Items.ShouldBeNull();
    }

    [Fact]
    public async Task A_cancel_request_keeps_what_it_says()
    {
        using var response = await _host.PostAsync("/events/cancel-payment", Bodies.With(Bodies.Cancel, """
            "onlyUnpaid":true,"externalRequestId":"x-1","reason":"two\nlines","ip":"10.0.0.1","scope":{"itemIds":["a"],"tags":["t"],"timerEnabled":false}
            """));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        var request = _host.Bus.Single<CancelPayment>();
        (request.OnlyUnpaid, request.ExternalRequestId, request.Reason, request.IP).ShouldBe((true, "x-1", "two\nlines", "10.0.0.1"));
        JsonSerializer.Serialize(request.Scope).ShouldBe("""{"ItemIds":["a"],"Tags":["t"],"TimerEnabled":false}""");
    }

    [Fact]
    public async Task A_charset_and_a_json_suffix_are_json()
    {
        using var content = new StringContent(Bodies.Captured, System.Text.Encoding.UTF8, "application/cloudevents+json");
        using var response = await _host.CreateClient().PostAsync(new Uri("/events/payment-captured", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }
}
