using RabbitMQ.Client;
using Sagas.IntegrationTests.Durable.Rig;
using Sagas.IntegrationTests.Support;
using Sagas.Service.Ingress.RabbitMq;
using Sagas.Tests.Support;

namespace Sagas.IntegrationTests.RabbitMq;

[Collection(OnRabbitMq.Name)]
public sealed class When_plain_json_is_published : IClassFixture<When_plain_json_is_published.OneService>
{
    private readonly DurableRig _rig;

    public When_plain_json_is_published(OneService service) => _rig = service.Rig;

    public static TheoryData<string, string, string> Refused => new()
    {
        { "payment-captured", "", "empty" },
        { "payment-captured", "{", "JSON" },
        { "payment-captured", "[]", "object" },
        { "item-grant-failed", """{"teamSlug":"demo","paymentId":"1"}""", "reason: is required" },
        { "payment-captured", DurableRig.Captured("1").Replace("150000", "-1", StringComparison.Ordinal), "amount: must be a whole number" },
        { "payment-captured", DurableRig.Captured("1").Replace("RUB", "rub", StringComparison.Ordinal), "currency: must be an ISO 4217 code" },
        { "cancel-payment", new string(' ', 300_000), "larger than" },
    };

    [Fact]
    public async Task The_payment_ends_refunded_once()
    {
        await _rig.PaidAsync("json-1");
        await _rig.CapturedAsync("json-1");
        await _rig.FailedAsync("json-1");

        await _rig.RefundedAsync("json-1");

        (await _rig.LedgerAsync())["json-1"].ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("refund");
    }

    [Fact]
    public async Task A_content_type_of_any_kind_does_not_matter()
    {
        string?[] types = [null, "text/plain", "application/vnd.masstransit+json", "neither this nor that"];
        for (var index = 0; index < types.Length; index++)
        {
            await _rig.PaidAsync($"type-{index}");
            var properties = new BasicProperties();
            if (types[index] is { } type)
                properties.ContentType = type;
            await _rig.CapturedAsync($"type-{index}", properties);
            await _rig.FailedAsync($"type-{index}", properties);
            await _rig.RefundedAsync($"type-{index}");
        }
    }

    [Fact]
    public async Task Repeating_it_with_and_without_message_ids_changes_nothing()
    {
        await _rig.PaidAsync("again");
        await _rig.CapturedAsync("again", new BasicProperties { MessageId = "1" });
        await _rig.FailedAsync("again", new BasicProperties { MessageId = "1" });
        await _rig.RefundedAsync("again");

        foreach (var id in new[] { "1", "1", "2", "" })
        {
            await _rig.CapturedAsync("again", new BasicProperties { MessageId = id });
            await _rig.FailedAsync("again", new BasicProperties { MessageId = id });
        }

        // A message behind them, on the same queues: when it is through, so are they.
        await _rig.PaidAsync("behind");
        await _rig.CapturedAsync("behind");
        await _rig.FailedAsync("behind");
        await _rig.RefundedAsync("behind");

        (await _rig.LedgerAsync())["again"].ShouldHaveSingleItem();
        (await _rig.GetAsync($"/api/payments/{DurableRig.Team}/again")).GetProperty("state").GetString().ShouldBe("Refunded");
        var history = (await _rig.GetAsync($"/api/payments/{DurableRig.Team}/again/history?limit=500")).EnumerateArray().Select(row => row.GetProperty("event").GetString()).ToArray();
        history.Count(name => name == "payment-captured").ShouldBe(3, string.Join(", ", history));
        await DurableRig.NothingFailedAsync();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_body_is_set_aside_unchanged_with_the_reason(string name, string body, string reason)
    {
        var properties = new BasicProperties
        {
            MessageId = "17",
            AppId = "shop",
            ContentType = "application/json",
            UserId = RabbitMqServer.Address.UserInfo.Split(':')[0],
            Expiration = "600000",
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-shop"] = "kept" },
        };
        await _rig.PublishAsync(name, DurableRig.Bytes(body), properties);

        var letter = await DeadLetterAsync();

        letter.Body.ToArray().ShouldBe(DurableRig.Bytes(body));
        letter.RoutingKey.ShouldBe(name);
        var kept = letter.BasicProperties;
        (kept.MessageId, kept.AppId, kept.ContentType, kept.IsExpirationPresent(), kept.Persistent).ShouldBe(("17", "shop", "application/json", false, true));
        Header(kept, "x-shop").ShouldBe("kept");
        Header(kept, IngressNames.NameHeader).ShouldBe(name);
        Header(kept, IngressNames.ExpirationHeader).ShouldBe("600000");
        Header(kept, IngressNames.ReasonHeader).ShouldContain(reason);
        await DurableRig.NothingFailedAsync();
        (await RabbitMqServer.CountAsync($"ingress-{name}")).ShouldBe(0u);
    }

    [Fact]
    public async Task A_message_id_that_cannot_be_one_is_refused_too()
    {
        await _rig.CapturedAsync("1", new BasicProperties { MessageId = new string('x', 250) + "\u0001" });

        Header((await DeadLetterAsync()).BasicProperties, IngressNames.ReasonHeader).ShouldContain("messageId: must have printable characters");
    }

    [Fact]
    public async Task A_name_that_is_misspelt_is_set_aside_too()
    {
        await _rig.PublishAsync("payment-capturd", DurableRig.Bytes(DurableRig.Captured("1")), new BasicProperties { MessageId = "18" });

        var letter = await DeadLetterAsync();

        letter.Body.ToArray().ShouldBe(DurableRig.Bytes(DurableRig.Captured("1")));
        (letter.RoutingKey, letter.BasicProperties.MessageId).ShouldBe(("payment-capturd", "18"));
        Header(letter.BasicProperties, IngressNames.NameHeader).ShouldBe("payment-capturd");
        Header(letter.BasicProperties, IngressNames.ReasonHeader).ShouldContain("payment-captured");
    }

    [Fact]
    public async Task The_queues_are_as_designed()
    {
        foreach (var queue in RabbitMqServer.WorkQueues.Concat(RabbitMqServer.FailureQueues))
            await DeclaredAsAsync(queue, "sagas-dead-letter");
        foreach (var queue in RabbitMqServer.IngressQueues)
            await DeclaredAsAsync(queue, "ingress-dead-letter");
    }

    // The broker refuses to declare a queue again with other arguments than it has.
    private static async Task DeclaredAsAsync(string queue, string deadLetterExchange)
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using (var channel = await connection.CreateChannelAsync())
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(1000, deadLetterExchange));

        await using var other = await connection.CreateChannelAsync();
        await Should.ThrowAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(
            () => other.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(999, deadLetterExchange)));
    }

    private static Dictionary<string, object?> Arguments(int deliveryLimit, string deadLetterExchange) => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = deliveryLimit,
        ["x-dead-letter-exchange"] = deadLetterExchange,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    private static async Task<BasicGetResult> DeadLetterAsync()
    {
        await using var connection = await RabbitMqServer.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await Probe.UntilAsync(
            () => channel.BasicGetAsync(IngressNames.DeadLetter, autoAck: true), letter => letter is not null, _ => "no dead letter"))!;
    }

    private static string Header(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers!.TryGetValue(name, out var value) && value is byte[] text ? System.Text.Encoding.UTF8.GetString(text) : "";

    /// <summary>One for the class: its tests use payments and letters of their own, one after the other.</summary>
    public sealed class OneService : IAsyncLifetime
    {
        internal DurableRig Rig { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Rig = await DurableRig.StartAsync();

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }
}
