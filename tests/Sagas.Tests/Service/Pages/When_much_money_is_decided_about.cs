using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Support;

namespace Sagas.Tests.Service.Pages;

public sealed class When_much_money_is_decided_about : IDisposable
{
    private const string Payment = "/payments/demo/1";

    private readonly PageHost _host = new()
    {
        NeedsSignIn = true,
        Settings =
        {
            ["Pages:SecondPersonAbove:RUB"] = "149999",
            ["Api:Keys:0:Name"] = "robot",
            ["Api:Keys:0:Sha256"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("robot-key"u8)),
            ["Api:Keys:0:Teams:0"] = "*",
            ["Api:Keys:0:Role"] = "Operator",
        },
    };

    public When_much_money_is_decided_about() => _host.Add("1", "ManualActionRequired");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_first_persons_decision_waits_in_the_history_and_another_approvers_moves_the_money()
    {
        using var first = await _host.SignedInAsync("Operator");
        using var second = await _host.SignedInAsync("Approver");

        await DecidedAsync(first, "retry", "looked into it");
        await WaitsForAsync("retry");
        _host.Bus.Of<RetryCompensation>().ShouldBeEmpty();
        (await PageHost.OpenAsync(second, Payment)).ShouldContain("Operator has decided to retry");

        await DecidedAsync(second, "retry", "so did I");

        var told = _host.Bus.Single<RetryCompensation>();
        (told.Operator, told.Reason).ShouldBe(("Approver", "so did I (first person Operator)"));
        var history = await HistoryAsync(2);
        history.Select(row => row.Event).ShouldBe(["propose-decision", "retry-compensation"]);
        history.Select(row => row.Actor).ShouldBe(["Operator", "Approver"]);
        (await SagaAsync()).Handling.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_person_is_no_second_one()
    {
        using var approver = await _host.SignedInAsync("Approver");
        await DecidedAsync(approver, "retry", "once");
        await WaitsForAsync("retry");

        using var again = await PageHost.SubmitAsync(approver, Payment + "/retry", ("reason", "twice"));

        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.Content.ReadAsStringAsync()).ShouldContain("Approver has decided this already");
        _host.Bus.Of<RetryCompensation>().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_operator_and_a_key_are_no_second_person()
    {
        using var approver = await _host.SignedInAsync("Approver");
        using var @operator = await _host.SignedInAsync("Operator");
        await DecidedAsync(approver, "retry", "once");
        await WaitsForAsync("retry");

        using var second = await PageHost.SubmitAsync(@operator, Payment + "/retry", ("reason", "twice"));
        second.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync("retry")).ShouldBe(HttpStatusCode.Forbidden);

        _host.Bus.Of<RetryCompensation>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_a_first_person()
    {
        (await CallAsync("retry")).ShouldBe(HttpStatusCode.Accepted);
        await WaitsForAsync("retry");
        using var approver = await _host.SignedInAsync("Approver");

        await DecidedAsync(approver, "retry", "yes");

        _host.Bus.Single<RetryCompensation>().Reason.ShouldBe("yes (first person robot)");
    }

    [Fact]
    public async Task Another_decision_or_another_sum_is_no_confirmation()
    {
        using var first = await _host.SignedInAsync("Operator");
        using var second = await _host.SignedInAsync("Approver");
        await DecidedAsync(first, "manual-refund", "by hand", ("amount", "1500.00"), ("reference", "bo-1"));
        await WaitsForAsync("manual-refund");

        await DecidedAsync(second, "manual-refund", "by hand", ("amount", "1500.00"), ("reference", "bo-2"));
        await Probe.UntilAsync(async () => (await SagaAsync()).Handling?.First?.Reference, reference => reference == "bo-2");

        _host.Bus.Of<RecordManualRefund>().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_moves_nothing_and_what_is_small_needs_one_person()
    {
        _host.Add("small", "ManualActionRequired", saga => saga.CapturedAmount = 149_999);
        using var approver = await _host.SignedInAsync("Approver");

        await DecidedAsync(approver, "note", "called the bank");
        await DecidedAsync(approver, "dismiss", "nothing to give back");
        using var small = await PageHost.SubmitAsync(approver, "/payments/demo/small/retry", ("reason", "small"));

        small.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _host.Bus.Single<NotePayment>().Reason.ShouldBe("called the bank");
        _host.Bus.Single<DismissCompensation>();
        _host.Bus.Single<RetryCompensation>().PaymentId.ShouldBe("small");
    }

    private static async Task DecidedAsync(HttpClient browser, string action, string reason, params (string Name, string Value)[] more)
    {
        using var answer = await PageHost.SubmitAsync(browser, $"{Payment}/{action}", [("reason", reason), .. more]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    private async Task<PaymentSaga> SagaAsync() =>
        (await _host.Services.GetRequiredService<IPaymentReader>().FindAsync("demo", "1", Token)).ShouldNotBeNull();

    private async Task WaitsForAsync(string action) =>
        await Probe.UntilAsync(async () => (await SagaAsync()).Handling?.First?.Action, seen => seen == action);

    private async Task<IReadOnlyList<HistoryRow>> HistoryAsync(int rows) => await Probe.UntilAsync(
        () => _host.Services.GetRequiredService<IPaymentReader>().HistoryAsync(SagaIds.ForPayment("demo", "1"), 1, 10, Token), seen => seen.Count == rows, seen => $"{seen.Count} rows");

    private async Task<HttpStatusCode> CallAsync(string action)
    {
        using var client = _host.Browser();
        client.DefaultRequestHeaders.Add("X-Api-Key", "robot-key");
        using var content = new StringContent("""{"reason":"x"}""", null, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api{Payment}/{action}", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
