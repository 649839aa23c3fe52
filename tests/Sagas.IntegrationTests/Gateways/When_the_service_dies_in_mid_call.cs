using Sagas.IntegrationTests.Support;

namespace Sagas.IntegrationTests.Gateways;

[Collection(OnRabbitMq.Name)]
public sealed class When_the_service_dies_in_mid_call
{
    [Theory]
    [InlineData("timeout-after", "succeeded", 1)]
    [InlineData("timeout-before", "not-done", 2)]
    public async Task The_next_process_finds_out_and_the_money_moves_once(string held, string outcomeOfTheFirst, int attempts)
    {
        await using var rig = await BpcRig.StartAsync(sendWindow: TimeSpan.FromSeconds(2), timeout: TimeSpan.FromSeconds(4), gracePeriod: TimeSpan.FromSeconds(1));
        await rig.ArmAsync(held);
        await rig.StartServiceAsync();
        await rig.TakenAndNotGrantedAsync("p_killed");
        await rig.HitAsync();

        await rig.Durable.Service.KillAsync();

        (await rig.AttemptsAsync("succeeded")).ShouldBe(0, "The answer had come; it was killed too late to prove anything.");
        await rig.StartServiceAsync();
        await rig.ReturnedAsync("p_killed");
        (await rig.RefundsAsync()).ShouldBe([BpcRig.Part]);
        (await rig.AttemptsAsync(outcomeOfTheFirst)).ShouldBe(1);
        (await rig.Durable.Database.CountAsync("select count(*) from sagas.gateway_operation")).ShouldBe(attempts);
    }
}
