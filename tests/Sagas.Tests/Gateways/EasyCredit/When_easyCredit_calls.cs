using System.Net;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.EasyCredit;

public sealed class When_easyCredit_calls
{
    [Fact]
    public async Task The_transaction_that_it_names_is_looked_into()
    {
        var told = (await ReadAsync("V8RW8H")).ShouldBeOfType<WebhookVerdict.Told>();

        told.Notices.ShouldHaveSingleItem().ShouldBe(new GatewayNotice { Kind = NoticeKind.Changed, Key = "V8RW8H", Verified = false, GatewayPaymentId = "V8RW8H" });
        told.Reply.Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("v8rw8h")]
    [InlineData("V8RW8")]
    [InlineData("V8RW8HX")]
    [InlineData("V8RW8H\n")]
    [InlineData("V8RW8H", "V8RW8I")]
    public async Task Anything_else_is_refused(params string[] ids) =>
        (await ReadAsync(ids)).ShouldBeOfType<WebhookVerdict.Refused>().Reply.Status.ShouldBe(HttpStatusCode.BadRequest);

    private static async Task<WebhookVerdict> ReadAsync(params string[] ids)
    {
        await using var rig = new EasyCreditRig();
        var adapter = rig.Gateway.ShouldBeAssignableTo<IReceivesWebhooks>()!;
        (adapter.WebhookRoute, adapter.WebhookMethods.Single()).ShouldBe(("easycredit", HttpMethod.Get));
        return adapter.Read(new WebhookRequest
        {
            Method = HttpMethod.Get,
            Query = ids.ToLookup(_ => "vorgangskennung", StringComparer.Ordinal),
            Headers = Array.Empty<string>().ToLookup(x => x, StringComparer.Ordinal),
            ContentType = "",
            Body = default,
            ReceivedAt = DateTimeOffset.UnixEpoch,
        });
    }
}
