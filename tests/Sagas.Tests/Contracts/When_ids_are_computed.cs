using Sagas.Contracts;

namespace Sagas.Tests.Contracts;

/// <summary>The vectors were computed by another program from the description in <see cref="DeterministicGuid"/>; rows and gateways know these ids.</summary>
public sealed class When_ids_are_computed
{
    [Theory]
    [InlineData("demo", "1001", "2b2e9a6a-fdf7-55d6-bb15-cbe8e88de348")]
    [InlineData("demo", "1002", "d28da196-e912-5e42-bc30-75522dd82cd2")]
    [InlineData("Demo", "1001", "bd57b04c-6375-5682-9e32-721a64c255f6")]
    [InlineData("магазин", "заказ-7", "23f7f01c-698d-589a-b16a-0acb228fb3d8")]
    [InlineData("shop", "\U0001F4B3/1", "29238798-2081-50fc-bfa0-1c843ad0515c")]
    [InlineData("e\u0301", "1", "5d1535f9-6d57-5c70-aa15-57cf4f8137b7")]
    [InlineData("\u00e9", "1", "3a6b3f75-f0a8-5ea5-befb-e41000c11323")]
    public void A_payment_keeps_its_saga(string teamSlug, string paymentId, string id) =>
        SagaIds.ForPayment(teamSlug, paymentId).ShouldBe(new Guid(id));

    [Theory]
    [InlineData(1, "7919c211-caec-5115-9b21-2bdd9ca611ed")]
    [InlineData(2, "f9935ff5-e890-51d1-8b92-f7c12eac15f8")]
    [InlineData(10, "468be3ad-ceec-5efc-91ab-335e6e382780")]
    public void An_operation_keeps_its_idempotency_key(int ordinal, string id) =>
        SagaIds.ForOperation(new Guid("2b2e9a6a-fdf7-55d6-bb15-cbe8e88de348"), ordinal).ShouldBe(new Guid(id));

    [Fact]
    public void A_message_keeps_its_id()
    {
        SagaIds.ForMessage("payment-captured", "demo", "1001", "7").ShouldBe(new Guid("bc58c54e-9b1f-58c2-98db-5e2cbac72b3e"));
        SagaIds.ForMessage("платёж", "магазин", "заказ-7", "№ 1").ShouldBe(new Guid("73f5b660-6c0c-54f1-9dc4-162f63938ae2"));
        SagaIds.ForMessage("timer").ShouldBe(new Guid("2f6feadc-c6b0-5347-983b-15befb1adaf4"));
    }

    [Fact]
    public void The_pair_is_length_prefixed() =>
        SagaIds.ForPayment("ab", "c").ShouldNotBe(SagaIds.ForPayment("a", "bc"));

    [Fact]
    public void Version_5_follows_the_published_vector() =>
        // RFC 9562, appendix A.4: DNS namespace, "www.example.com".
        DeterministicGuid.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"u8)
            .ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
}
