using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Tests.Support;

namespace Sagas.Tests.EndToEnd.Matrix;

public sealed class When_a_command_is_redelivered_at_any_gateway(KindsService service) : IClassFixture<KindsService>
{
    private const int Deliveries = 10;

    public static TheoryData<string> Kinds { get; } = [.. MatrixKinds.All.Where(kind => !kind.Lacks.ContainsKey(Undoing.Refund)).Select(kind => kind.Slug)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_called_once_and_answers_each_time_the_same(string slug)
    {
        var kind = KindsService.Kind(slug);
        var payment = new MatrixPayment(service, kind, KindsService.Instance(kind), Undoing.Refund, Mishap.None);
        await payment.AnnounceAsync();
        await payment.FactAsync(Undoing.Refund.Fact);
        await payment.UntilStateAsync(Undoing.Refund.Resting);
        var duplicates = service.Log.Duplicates;
        // It hits every call that moves money, and counts them; the call is still under way when the others come.
        await payment.ArmAsync("\"kind\":\"delay\",\"delayMs\":400,\"share\":1");

        await payment.FailAsync();
        var sent = await payment.UntilAsync(seen => seen.Operation is { Attempt: 1 });
        var command = Command(await payment.ShowAsync(), sent.Operation!.Id);
        await Task.WhenAll(Enumerable.Range(0, Deliveries).Select(_ => DeliverAsync(command)));
        await payment.UntilStateAsync("Refunded");
        await Task.WhenAll(Enumerable.Range(0, Deliveries).Select(_ => DeliverAsync(command)));

        // Whatever is answered again has the id of the first answer, so the saga takes it for the same message. One answer may be new: where the
        // first was that the gateway works on it, and it has ended meanwhile.
        await Probe.UntilAsync(() => service.Log.Duplicates - duplicates, repeated => repeated >= (2 * Deliveries) - 1, repeated => $"{repeated} repeated answers");
        (await payment.CallsAsync()).ShouldBe(1);
        (await payment.LedgerAsync()).ShouldHaveSingleItem().Amount.ShouldBe(Undoing.Whole);
        (await payment.SeeAsync())!.State.ShouldBe("Refunded");
        await payment.DisarmAsync();
    }

    private async Task DeliverAsync(RefundPayment command)
    {
        var bus = service.Services.GetRequiredService<IBus>();
        var queue = await bus.GetSendEndpoint(WellKnownEndpoints.GatewayAddress(command.Gateway));
        await queue.Send(command, TestContext.Current.CancellationToken);
    }

    /// <summary>The command as the saga has sent it.</summary>
    private static RefundPayment Command(JsonElement shown, Guid operation) => new()
    {
        TeamSlug = shown.GetProperty("teamSlug").GetString()!,
        PaymentId = shown.GetProperty("paymentId").GetString()!,
        Gateway = shown.GetProperty("gateway").GetString()!,
        OperationId = operation,
        Attempt = 1,
        OrderId = shown.GetProperty("orderId").GetString(),
        GatewayPaymentId = Text(shown, "gatewayPaymentId"),
        GatewaySessionId = Text(shown, "gatewaySessionId"),
        Amount = Undoing.Whole,
        PaymentAmount = Undoing.Whole,
        ReturnedAmount = 0,
        Currency = shown.GetProperty("currency").GetString()!,
    };

    private static string? Text(JsonElement shown, string name) => shown.TryGetProperty(name, out var text) ? text.GetString() : null;
}
