using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Tests.Support;
using Shop;

namespace Sagas.IntegrationTests.RabbitMq;

[Collection(OnRabbitMq.Name)]
public sealed partial class When_the_integration_page_is_followed
{
    private const string Page = "infra/integrate.md";
    private const string Payment = "shop";

    [Fact]
    public async Task The_shop_in_net_publishes_and_both_listeners_hear_of_the_refund()
    {
        var work = Directory.CreateTempSubdirectory("sagas-client-");
        try
        {
            var listener = (await Client.PublisherAsync("python", work.FullName)).Select(part => part.Replace("publish.py", "listen.py", StringComparison.Ordinal)).ToArray();
            await using var rig = await DurableRig.StartAsync();
            await rig.PaidAsync(Payment);
            using var shop = await OpenAsync();
            var queue = $"shop.refunds.{Guid.CreateVersion7():N}";

            var line = await Client.FirstLineAsync(
                listener[0], [.. listener[1..], RabbitMqServer.Address.ToString(), "payment-refunded", queue], async () =>
                {
                    await BoundAsync(queue);
                    await SellAsync(shop);
                });

            using var fact = JsonDocument.Parse(line);
            fact.RootElement.GetProperty("paymentId").GetString().ShouldBe(Payment);
            fact.RootElement.GetProperty("newAmount").GetInt64().ShouldBe(0);
            var books = shop.Services.GetRequiredService<Books>();
            (await Probe.UntilAsync(() => books.Returned.ToArray(), seen => seen.Length > 0)).ShouldBe([(Payment, DurableRig.Amount)]);
            await rig.AllRefundedOnceAsync([Payment], Client.Patience);
            await RemoveAsync(queue);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    [Fact]
    public void Its_code_is_what_was_run()
    {
        var shop = Plain(Repository.Read("infra/integrate/Shop.cs"));
        var blocks = Block().Matches(Repository.Read(Page)).Select(block => Plain(block.Groups["code"].Value)).ToArray();

        blocks.Length.ShouldBe(3);
        blocks.ShouldAllBe(block => shop.Contains(block, StringComparison.Ordinal));
    }

    private static async Task<IHost> OpenAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddShopBus(RabbitMqServer.Address).AddScoped<Checkout>().AddSingleton<Books>().AddSingleton<IBooks>(services => services.GetRequiredService<Books>());
        builder.Services.Configure<MassTransitHostOptions>(host => host.WaitUntilStarted = true);
        var shop = builder.Build();
        await shop.StartAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    private static async Task SellAsync(IHost shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var checkout = scope.ServiceProvider.GetRequiredService<Checkout>();
        await checkout.PaidAsync(Payment, "order-1", DurableRig.Amount);
        await checkout.NotGrantedAsync(Payment, "out of stock");
    }

    // A fact that is published before the queue is bound is not heard.
    private static async Task BoundAsync(string queue)
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await Probe.UntilAsync(
            async () =>
            {
                await using var channel = await connection.CreateChannelAsync();
                try
                {
                    return (await channel.QueueDeclarePassiveAsync(queue)).ConsumerCount;
                }
                catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
                {
                    return 0u;
                }
            },
            consumers => consumers == 1,
            _ => "the listener does not listen",
            Client.Patience);
    }

    private static async Task RemoveAsync(string queue)
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false);
        await channel.QueueDeleteAsync("Refunded", ifUnused: false, ifEmpty: false);
    }

    private static string Plain(string code) => Space().Replace(code, " ").Trim();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    private sealed class Books : IBooks
    {
        private readonly ConcurrentQueue<(string PaymentId, long Amount)> _returned = new();

        public IReadOnlyCollection<(string PaymentId, long Amount)> Returned => _returned;

        public Task ReturnedAsync(string paymentId, long amount, long sequence)
        {
            _returned.Enqueue((paymentId, amount));
            return Task.CompletedTask;
        }
    }
}
