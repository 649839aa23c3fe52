using Sagas.Contracts;

namespace Sagas.Tests.Contracts;

public sealed class When_ids_are_computed
{
    [Fact]
    public void The_pair_is_length_prefixed() =>
        SagaIds.ForPayment("ab", "c").ShouldNotBe(SagaIds.ForPayment("a", "bc"));

    [Fact]
    public void Version_5_follows_the_published_vector() =>
        // RFC 9562, appendix A.4: DNS namespace, "www.example.com".
        DeterministicGuid.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"u8)
            .ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
}
