using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_a_gateway_has_no_schedule_of_its_own(When_a_gateway_has_no_schedule_of_its_own.CuriousService service)
    : IClassFixture<When_a_gateway_has_no_schedule_of_its_own.CuriousService>
{
    [Fact]
    public async Task The_schedule_of_the_saga_decides_when_a_person_is_asked()
    {
        var shop = await new Shop(service, "8001").PaidAsync("CONFIRMED");
        await shop.ArmAsync("""{"kind":"500","on":"all","next":1000}""");
        await shop.FactAsync("payment-captured");

        await shop.FailAsync();

        (await shop.UntilStateAsync("ManualActionRequired")).Reason.ShouldNotBeNull().ShouldContain("unknown after 2 questions");
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    public sealed class CuriousService : RunningService
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
            [("Saga:ResolveSchedule:0", "00:00:00.200"), ("Saga:ResolveSchedule:1", "00:00:00.200")];
    }
}
