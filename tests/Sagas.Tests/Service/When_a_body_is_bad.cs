using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Sagas.Tests.Service;

public sealed class When_a_body_is_bad(ServiceHost host) : IClassFixture<ServiceHost>
{
    public static TheoryData<string, string, string> Bad => [.. BadBodies.All.Select(bad => new TheoryDataRow<string, string, string>(bad.Event, bad.Body, bad.Field))];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task The_answer_names_the_field_and_nothing_is_published(string name, string body, string field)
    {
        using var response = await host.PostAsync($"/events/{name}", body);

        var errors = await response.ProblemAsync(400);
        errors.ShouldHaveSingleItem().Key.ShouldBe(field);
        host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using var response = await host.PostAsync("/events/payment-captured", """{"teamSlug":"","amount":-1,"currency":"rub","items":[{"amount":0}]}""");

        (await response.ProblemAsync(400)).Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["amount", "currency", "gateway", "gatewayPaymentId", "items[0].amount", "items[0].itemId", "orderId", "paymentId", "teamSlug"]);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(Bodies.Captured.Replace("order-1", "ordér", StringComparison.Ordinal)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await host.CreateClient().PostAsync(new Uri("/events/payment-captured", UriKind.Relative), content);

        (await response.ProblemAsync(400))["$"].ShouldBe(["The body is not UTF-8."]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Bodies.Captured));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var response = await host.CreateClient().PostAsync(new Uri("/events/payment-captured", UriKind.Relative), content);

        await response.ProblemAsync(415);
        host.Bus.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("approve-compensation", "operator")]
    [InlineData("record-manual-refund", "operator")]
    [InlineData("refund-payment", "no event")]
    [InlineData("operation-succeeded", "no event")]
    [InlineData("payment-timer-due", "no event")]
    [InlineData("nonsense", "no event")]
    public async Task Another_name_is_404_and_is_told_the_names(string name, string word)
    {
        using var response = await host.PostAsync($"/events/{name}", Bodies.Captured);

        await response.ProblemAsync(404);
        var problem = await response.JsonAsync();
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(word);
        problem.GetProperty("names").GetArrayLength().ShouldBe(11);
        host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_the_allowed_size_is_taken_and_one_byte_more_is_413()
    {
        var fits = Bodies.Cancel + new string(' ', (256 * 1024) - Bodies.Cancel.Length);
        using var small = new ServiceHost();
        using var taken = await small.PostAsync("/events/cancel-payment", fits);
        using var refused = await host.PostAsync("/events/cancel-payment", fits + " ");

        taken.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await refused.ProblemAsync(413);
        host.Bus.All.ShouldBeEmpty();
    }
}
