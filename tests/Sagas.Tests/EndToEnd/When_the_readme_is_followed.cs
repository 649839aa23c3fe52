using Sagas.Tests.EndToEnd.Support;

namespace Sagas.Tests.EndToEnd;

public sealed class When_the_readme_is_followed(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Its_session_ends_with_one_refund()
    {
        var outputs = ShellSession.Documents(await ShellSession.RunAsync(service, ShellSession.Part("README.md", "session")));

        outputs.Count.ShouldBeGreaterThan(3);
        var (payment, history, ledger) = (outputs[^3], outputs[^2], outputs[^1]);
        payment.GetProperty("status").GetString().ShouldBe("REFUNDED");
        payment.GetProperty("newAmount").GetInt64().ShouldBe(0);
        payment.GetProperty("reason").GetString().ShouldBe("out of stock");
        history.EnumerateArray().Select(row => row.GetProperty("toState").GetString()).ShouldBe(["Confirmed", "Refunding", "Refunded"]);
        var movement = ledger.EnumerateArray().ShouldHaveSingleItem();
        (movement.GetProperty("kind").GetString(), movement.GetProperty("amount").GetInt64()).ShouldBe(("refund", 150_000L));
    }
}
