using System.Net;
using Sagas.Tests.Simulators.EasyCredit;

namespace Sagas.Tests.Simulators.Commercetools;

public sealed class When_a_cart_is_unfrozen
{
    private const string Path = $"carts/{CreditCalls.CartId}";

    [Fact]
    public async Task It_is_active_and_has_a_new_version()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");

        var answer = await UpdateAsync(host, 1, "unfreezeCart");

        answer.Json["cartState"]!.GetValue<string>().ShouldBe("Active");
        answer.Json["version"]!.GetValue<long>().ShouldBe(2);
        answer.Json["paymentInfo"]!["payments"]![0]!["id"]!.GetValue<string>().ShouldBe(CreditCalls.PaymentId);
        (await UpdateAsync(host, 2, "freezeCart")).Json["cartState"]!.GetValue<string>().ShouldBe("Frozen");
    }

    [Fact]
    public async Task An_old_version_is_a_conflict()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        await UpdateAsync(host, 1, "unfreezeCart");

        var answer = await UpdateAsync(host, 1, "freezeCart");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Json["errors"]![0]!["currentVersion"]!.GetValue<long>().ShouldBe(2);
    }

    [Fact]
    public async Task One_that_is_active_cannot_be()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW", ",\"cartFrozen\":false");

        var answer = await UpdateAsync(host, 1, "unfreezeCart");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("InvalidOperation");
    }

    [Fact]
    public async Task A_conflict_on_demand_is_a_real_one()
    {
        await using var host = await CreditCalls.StartAsync();
        await host.KnowAsync("NEW");
        await host.FaultAsync("""{"kind":"refused","on":"ct-update-cart"}""");

        (await UpdateAsync(host, 1, "unfreezeCart")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await UpdateAsync(host, 1, "unfreezeCart")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await UpdateAsync(host, 2, "unfreezeCart")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> UpdateAsync(SimulatorHost host, long version, string action) =>
        host.CtAsync(HttpMethod.Post, Path, $$"""{"version":{{version}},"actions":[{"action":"{{action}}"}]}""");
}
