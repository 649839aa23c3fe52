using Microsoft.Extensions.Logging;
using Sagas.Tests.EndToEnd.Support;
using Sagas.Tests.Service.Cancel;

namespace Sagas.Tests.EndToEnd;

public sealed class When_a_merchant_cancels(When_a_merchant_cancels.GenerousService service) : IClassFixture<When_a_merchant_cancels.GenerousService>
{
    private const string PlantedSecret = "planted-secret-of-a-team";
    private const string ForeignTeam = "others";

    [Theory]
    [InlineData("payment-initiated", "NEW", "CANCELLED", "cancel")]
    [InlineData("payment-authorized", "AUTHORIZED", "REVERSED", "reverse")]
    [InlineData("payment-captured", "CONFIRMED", "REFUNDED", "refund")]
    public async Task The_payment_ends_as_its_status_says(string fact, string status, string end, string movement)
    {
        var shop = await new Shop(service, $"c-{end}").PaidAsync(status);
        await shop.FactAsync(fact);
        await shop.UntilAsync(seen => seen.Status == status);

        var (code, answer) = await service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, "id-" + end, 150_000));
        var (again, sameAnswer) = await service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, "id-" + end, 150_000));

        (code, again).ShouldBe((200, 200));
        answer.ShouldFit();
        (answer.GetProperty("ErrorCode").GetString(), answer.GetProperty("Status").GetString(), answer.GetProperty("NewAmount").GetInt64(), answer.GetProperty("OriginalAmount").GetInt64())
            .ShouldBe(("0", end, 0, 150_000));
        sameAnswer.ToString().ShouldBe(answer.ToString());
        await shop.MovedOnceAsync(movement);
    }

    [Fact]
    public async Task A_hundred_at_once_are_one_operation_with_one_answer()
    {
        var shop = await CapturedAsync("c-hundred");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, "hundred"))));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => answer.Body.ToString()).Distinct().ShouldHaveSingleItem().ShouldContain("\"REFUNDED\"");
        await shop.MovedOnceAsync("refund");
        (await shop.HistoryAsync()).Count(row => row.Event == "cancel-payment").ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_at_once_without_an_id_are_one_operation_too()
    {
        var shop = await CapturedAsync("c-no-id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => service.PostAsync("/cancel", CancelBody.For(shop.PaymentId))));

        answers.ShouldAllBe(answer => answer.Body.GetProperty("ErrorCode").GetString() == "0");
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task Another_team_can_neither_see_nor_cancel_it()
    {
        var shop = await CapturedAsync("c-foreign");

        var (code, answer) = await service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, team: ForeignTeam, secret: PlantedSecret));

        (code, answer.GetProperty("ErrorCode").GetString()).ShouldBe((404, "1004"));
        (await shop.SeeAsync()).ShouldNotBeNull().State.ShouldBe("Confirmed");
        (await shop.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_waits_for_approval_needs_none_for_its_merchant()
    {
        var shop = await CapturedAsync("c-approval", ForeignTeam);
        await shop.FailAsync();
        await shop.UntilStateAsync("AwaitingApproval");

        var (_, answer) = await service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, "approval", team: ForeignTeam, secret: PlantedSecret));

        answer.GetProperty("Status").GetString().ShouldBe("REFUNDED");
        await shop.MovedOnceAsync("refund");
    }

    [Fact]
    public async Task One_that_only_a_person_can_undo_is_1005_and_says_what_to_do()
    {
        var shop = new Shop(service, "c-person", gateway: "nobody");
        await shop.FactAsync("payment-captured");
        await shop.UntilAsync(seen => seen.Status == "CONFIRMED");

        var (code, answer) = await service.PostAsync("/cancel", CancelBody.For(shop.PaymentId, "person"));

        (code, answer.GetProperty("ErrorCode").GetString(), answer.GetProperty("Status").GetString()).ShouldBe((409, "1005", "CONFIRMED"));
        answer.GetProperty("Details").GetString()!.ShouldContain("nobody is not configured");
        answer.GetProperty("NewAmount").GetInt64().ShouldBe(150_000);
    }

    [Fact]
    public async Task Neither_secrets_nor_tokens_are_in_the_log_and_who_asked_is()
    {
        var shop = await CapturedAsync("c-log");
        var body = CancelBody.Signed(
            PlantedSecret, ("TeamSlug", "\"others\""), ("PaymentId", "\"c-log\""), ("IP", "\"203.0.113.77\""), ("Pan", "\"4111111111111111\""));
        var token = body[^66..^2];

        await service.PostAsync("/cancel", body);
        await service.PostAsync("/cancel", body.Replace("203.0.113.77", "203.0.113.78", StringComparison.Ordinal));
        await service.PostAsync("/cancel", body[..^1]);

        token.Length.ShouldBe(64);
        service.Log.Entries.ShouldContain(entry => entry.Level == LogLevel.Information && entry.Text.Contains("203.0.113.77") && entry.Text.Contains("1004"));
        foreach (var secret in new[] { PlantedSecret, CancelBody.Secret, token, "4111111111111111" })
            service.Log.Entries.ShouldNotContain(entry => entry.Text.Contains(secret));
    }

    private async Task<Shop> CapturedAsync(string paymentId, string team = "demo")
    {
        var shop = await new Shop(service, paymentId, team).PaidAsync("CONFIRMED");
        await shop.FactAsync("payment-captured");
        await shop.UntilAsync(seen => seen.Status == "CONFIRMED");
        return shop;
    }

    /// <summary>Takes hundreds of requests at once, and knows a second team.</summary>
    public sealed class GenerousService : RunningService
    {
        protected override IEnumerable<(string Key, string Value)> Settings() =>
        [
            ("Cancel:TeamBurst", "10000"), ("Cancel:AddressBurst", "10000"), ("Cancel:WaitFor", "00:00:30"),
            ("Teams:others:Secrets:0", PlantedSecret), ("Compensation:Teams:others:ItemGrantFailed:Mode", "Approval"),
        ];
    }
}
