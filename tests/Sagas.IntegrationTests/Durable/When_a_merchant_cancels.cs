using System.Net.Http.Json;
using System.Text.Json;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Service.Cancel;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

[Collection(OnRabbitMq.Name)]
public sealed class When_a_merchant_cancels
{
    private const string Secret = "secret-of-the-merchant";
    private const string Facts = "facts-of-the-test";

    [Fact]
    public async Task A_hundred_at_once_at_two_processes_are_one_operation_and_everybody_hears_of_it()
    {
        await using var rig = await StartAsync(("Http:AllowPlainHttp", "true"));
        var first = rig.Service;
        var second = await rig.StartServiceAsync();
        await DurableRig.ReadyAsync(second);
        await rig.PaidAsync("c-1");
        await rig.CapturedAsync("c-1");
        await rig.PaidAsync("c-2");
        await rig.CapturedAsync("c-2");
        await ConfirmedAsync(rig, "c-1");
        await ConfirmedAsync(rig, "c-2");
        await using var broker = await RabbitMqServer.ConnectAsync();
        await using var channel = await broker.CreateChannelAsync();
        // As the integration page tells a consumer: the exchange is not there before its first fact.
        await channel.ExchangeDeclareAsync("sagas.payment-refunded", "fanout", durable: true, autoDelete: false);
        await channel.QueueDeclareAsync(Facts, durable: false, exclusive: true, autoDelete: true);
        await channel.QueueBindAsync(Facts, "sagas.payment-refunded", "");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => CancelAsync(number % 2 == 0 ? first : second, "c-1", "r-1")));

        answers.Select(answer => answer.GetRawText()).Distinct().ShouldHaveSingleItem();
        answers[0].GetProperty("ErrorCode").GetString().ShouldBe("0");
        answers[0].GetProperty("Status").GetString().ShouldBe("REFUNDED");
        (await rig.LedgerAsync())["c-1"].ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(DurableRig.Amount);
        (await rig.Database.CountAsync("select count(*) from sagas.cancel_request")).ShouldBe(1);
        (await rig.Database.CountAsync("select count(*) from sagas.payment_history where event = 'cancel-payment'")).ShouldBe(1);
        (await CancelAsync(second, "c-2", "r-1")).GetProperty("ErrorCode").GetString().ShouldBe("1021");
        (await rig.LedgerAsync())["c-2"].ShouldBeEmpty();
        var fact = await Probe.UntilAsync(() => channel.BasicGetAsync(Facts, autoAck: true), message => message is not null);
        var envelope = JsonDocument.Parse(fact!.Body).RootElement;
        envelope.GetProperty("message").GetProperty("paymentId").GetString().ShouldBe("c-1");
        envelope.GetProperty("message").GetProperty("newAmount").GetInt64().ShouldBe(0);
        await DurableRig.NothingFailedAsync();
    }

    [Fact]
    public async Task Plain_http_is_refused_and_no_key_is_asked_for()
    {
        await using var rig = await StartAsync();
        using var client = new HttpClient { BaseAddress = rig.Service.Client.BaseAddress };

        using var response = await client.PostAsync(new Uri("/cancel", UriKind.Relative), new StringContent(CancelBody.For("1", secret: Secret), null, "application/json"));

        ((int)response.StatusCode).ShouldBe(403);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ErrorCode").GetString().ShouldBe("1000");
    }

    [Fact]
    public async Task A_database_that_is_away_is_503_and_the_same_call_works_afterwards()
    {
        await using var rig = await StartAsync(("Http:AllowPlainHttp", "true"), ("Cancel:StoreTimeout", "00:00:02"));
        await rig.PaidAsync("c-3");
        await rig.CapturedAsync("c-3");
        await ConfirmedAsync(rig, "c-3");

        await rig.Postgres.CutAsync();
        var away = await CancelAsync(rig.Service, "c-3", "r-3");
        rig.Postgres.Restore();

        away.GetProperty("ErrorCode").GetString().ShouldBe("1029");
        await Probe.UntilAsync(() => CancelAsync(rig.Service, "c-3", "r-3"), answer => answer.GetProperty("ErrorCode").GetString() == "0");
        (await rig.LedgerAsync())["c-3"].ShouldHaveSingleItem();
    }

    private static Task<DurableRig> StartAsync(params (string Key, string Value)[] settings) => DurableRig.StartAsync(
        1,
        [
            .. settings.Append(("Teams:demo:Secrets:0", Secret)).Append(("Cancel:WaitFor", "00:00:40"))
                .Select(setting => KeyValuePair.Create(setting.Item1, setting.Item2)),
        ]);

    private static async Task ConfirmedAsync(DurableRig rig, string paymentId) => await Probe.UntilAsync(
        () => rig.GetAsync($"/api/payments/{DurableRig.Team}/{paymentId}"),
        seen => seen.TryGetProperty("state", out var state) && state.GetString() == "Confirmed");

    private static async Task<JsonElement> CancelAsync(ChildProcess service, string paymentId, string id)
    {
        using var content = new StringContent(CancelBody.For(paymentId, id, secret: Secret), null, "application/json");
        using var response = await service.Client.PostAsync(new Uri("/cancel", UriKind.Relative), content);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
