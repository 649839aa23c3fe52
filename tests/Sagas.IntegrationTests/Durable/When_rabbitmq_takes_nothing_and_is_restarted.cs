using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.Durable;

/// <summary>
/// So a connection looks whose other end has died while much was to be written to it: the broker's farewell is read, and nothing can be
/// written any more, not even the answer to it.
/// </summary>
[Collection(OnRabbitMq.Name)]
public sealed class When_rabbitmq_takes_nothing_and_is_restarted
{
    // Each is set aside with its body: more to write than the sockets keep.
    private const int Misnamed = 200;
    private const int Bytes = 200 * 1024;

    // Less than three heartbeats: after those the client may notice by itself.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_process_sends_again_by_itself()
    {
        await using var servers = await OwnServers.StartAsync();
        // The broker must not give up whom it does not listen to; and more is worked on at once than the client's queue of frames holds.
        await using var rig = await DurableRig.StartAsync(
            servers.Broker, servers.Postgres, services: 1, new("RabbitMq:Heartbeat", Heartbeat.ToString()), new("Ingress:Prefetch", "1000"));
        var payments = Enumerable.Range(0, 200).Select(index => $"unwritten-{index}").ToArray();
        foreach (var payment in payments)
            await rig.PaidAsync(payment);

        rig.Broker.DelayToServer = TimeSpan.FromHours(1);
        await PublishAsync(rig, payments);
        foreach (var queue in RabbitMqServer.IngressQueues)
            await Probe.UntilAsync(() => RabbitMqServer.CountAsync(queue, servers.Broker), count => count == 0, count => $"{count} not taken from {queue}");
        await servers.HaltAsync("rabbitmq");
        rig.Broker.DelayToServer = TimeSpan.Zero;
        await servers.ResumeAsync("rabbitmq");

        await DurableRig.ReadyAsync(rig.Service, patience: Recovery);
        await rig.AllRefundedOnceAsync(payments, Recovery);
        await Probe.UntilAsync(
            () => RabbitMqServer.CountAsync(IngressNames.DeadLetter, servers.Broker), count => count >= Misnamed, count => $"{count} set aside");
    }

    private static async Task PublishAsync(DurableRig rig, string[] payments)
    {
        for (var index = 0; index < Misnamed; index++)
            await rig.PublishAsync("no-such-name", new byte[Bytes]);
        foreach (var payment in payments)
        {
            await rig.CapturedAsync(payment);
            await rig.FailedAsync(payment);
        }
    }
}
