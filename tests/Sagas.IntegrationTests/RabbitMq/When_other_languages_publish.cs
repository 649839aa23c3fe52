using RabbitMQ.Client;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.RabbitMq;

[Collection(OnRabbitMq.Name)]
public sealed class When_other_languages_publish
{
    [Theory]
    [InlineData("python")]
    [InlineData("node")]
    public async Task The_payment_ends_refunded_and_a_bad_body_is_set_aside_with_the_reason(string language)
    {
        var work = Directory.CreateTempSubdirectory("sagas-client-");
        try
        {
            var client = await Client.PublisherAsync(language, work.FullName);
            await using var rig = await DurableRig.StartAsync();
            await rig.PaidAsync(language);

            await PublishAsync(client, "payment-captured", DurableRig.Captured(language), "1");
            await PublishAsync(client, "item-grant-failed", $$"""{"teamSlug":"{{DurableRig.Team}}","paymentId":"{{language}}","reason":"нет в наличии"}""", "1");
            await PublishAsync(client, "payment-captured", """{"teamSlug":"demo"}""", "2");

            await rig.AllRefundedOnceAsync([language], Client.Patience);
            var letter = await DeadLetterAsync();
            letter.BasicProperties.MessageId.ShouldBe("2");
            System.Text.Encoding.UTF8.GetString((byte[])letter.BasicProperties.Headers![IngressNames.ReasonHeader]!).ShouldContain("paymentId: is required");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static Task<string> PublishAsync(string[] client, string name, string body, string messageId) =>
        Client.RunAsync(client[0], [.. client[1..], RabbitMqServer.Address.ToString(), name, body, messageId]);

    private static async Task<BasicGetResult> DeadLetterAsync()
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await Probe.UntilAsync(
            () => channel.BasicGetAsync(IngressNames.DeadLetter, autoAck: true), letter => letter is not null, _ => "no dead letter"))!;
    }
}
