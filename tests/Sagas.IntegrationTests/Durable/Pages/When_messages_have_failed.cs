using System.Text;
using System.Text.RegularExpressions;
using Sagas.Contracts;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Service.FailedMessages.RabbitMq;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable.Pages;

/// <summary>Against the real broker, whose queues hold what really failed.</summary>
[Collection(OnRabbitMq.Name)]
public sealed partial class When_messages_have_failed
{
    private const string Errors = WellKnownEndpoints.Saga + "_error";

    [Fact]
    public async Task What_the_saga_could_not_take_is_retried_a_few_first_and_then_all()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(1, PageVisitor.Settings("anna"));
        // A decision about a payment that nobody knows is for a person to see.
        foreach (var payment in new[] { "late-1", "late-2", "late-3" })
            await SagaEnvelope.RetryAsync(payment, "anna");
        await CountIsAsync(Errors, 3);
        using var anna = await PageVisitor.SignInAsync(rig.Service, "anna");

        var page = await anna.OpenAsync("/failed");
        page.ShouldContain("<b>3</b> " + Errors);
        page.ShouldContain("retry-compensation");
        var group = Link().Match(page).Groups["path"].Value;
        (await CountAsync(Errors)).ShouldBe(3u);

        foreach (var payment in new[] { "late-1", "late-2", "late-3" })
            await rig.CapturedAsync(payment);
        await Probe.UntilAsync(() => rig.Database.CountAsync("select count(*) from sagas.payment"), count => count == 3, count => $"{count} payments");
        (await anna.SubmitAsync(group, "/failed/retry", ("reason", "the payments are here now"), ("most", "1"))).ShouldContain("1 moved, 0 stayed");
        await TakenAsync(rig, 1);
        (await CountAsync(Errors)).ShouldBe(2u);
        (await anna.SubmitAsync(group, "/failed/retry", ("reason", "it works"))).ShouldContain("2 moved, 0 stayed");

        await TakenAsync(rig, 3);
        (await CountAsync(Errors)).ShouldBe(0u);
        (await rig.Database.CountAsync("select count(*) from sagas.failure_action where begun_by = 'anna' and ended_at is not null")).ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_body_is_mended_and_the_original_archived()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(1, PageVisitor.Settings("anna"));
        await rig.PublishAsync("payment-captured", Encoding.UTF8.GetBytes(DurableRig.Captured("mended").Replace("RUB", "rubles", StringComparison.Ordinal)));
        await CountIsAsync(IngressNames.DeadLetter, 1);
        using var anna = await PageVisitor.SignInAsync(rig.Service, "anna");
        var group = Link().Match(await anna.OpenAsync("/failed")).Groups["path"].Value;
        var message = Message().Match(await anna.OpenAsync(group)).Groups["path"].Value;

        await anna.SubmitAsync(message, "/failed/edit", ("reason", "a slip of the shop"), ("text", DurableRig.Captured("mended")));

        await Probe.UntilAsync(
            () => rig.Database.CountAsync("select count(*) from sagas.payment where payment_id = 'mended'"), count => count == 1, count => $"{count} payments");
        (await CountAsync(IngressNames.DeadLetter)).ShouldBe(0u);
        (await rig.Database.CountAsync("select count(*) from sagas.failed_message_archive where replaced_by is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_wait_for_each_other_and_a_crash_leaves_everything_in_its_place()
    {
        await RabbitMqServer.EmptyAsync();
        await using var rig = await DurableRig.StartAsync(1, [.. PageVisitor.Settings("anna"), new("FailedMessages:Patience", "00:00:05")]);
        await SagaEnvelope.RetryAsync("late-1", "anna");
        await CountIsAsync(Errors, 1);
        using var anna = await PageVisitor.SignInAsync(rig.Service, "anna");
        await using (var other = await RabbitMqServer.ConnectAsync())
        {
            await using var channel = await other.CreateChannelAsync();
            await channel.QueueDeclareAsync(RabbitFailureBroker.TurnQueue, durable: false, exclusive: true, autoDelete: false);
            (await channel.BasicGetAsync(Errors, autoAck: false)).ShouldNotBeNull();

            (await anna.LookAsync("/failed")).ShouldContain("Somebody else looks");
        }

        await Probe.UntilAsync(
            () => anna.LookAsync("/failed"), page => page.Contains("<b>1</b> " + Errors, StringComparison.Ordinal));
    }

    private static async Task TakenAsync(DurableRig rig, int messages) => await Probe.UntilAsync(
        () => rig.Database.CountAsync("select count(*) from sagas.payment_history where event = 'retry-compensation'"),
        count => count == messages, count => $"{count} of {messages} taken");

    private static Task<uint> CountAsync(string queue) => RabbitMqServer.CountAsync(queue);

    private static async Task CountIsAsync(string queue, uint messages) =>
        await Probe.UntilAsync(() => CountAsync(queue), count => count == messages, count => $"{count} messages in {queue}");

    [GeneratedRegex("href=\"(?<path>/failed/messages[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("href=\"(?<path>/failed/message\\?[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Message();
}
