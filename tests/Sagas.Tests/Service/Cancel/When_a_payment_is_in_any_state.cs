using System.Text.Json;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Api;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_a_payment_is_in_any_state : IDisposable
{
    private readonly ServiceHost _host = new() { Settings = { ["Cancel:WaitFor"] = "00:00:00", ["Teams:others:Secrets:0"] = "secret-of-others" } };

    public static TheoryData<string, PaymentStatus?, int, string, string, long> States { get; } = new()
    {
        { "AwaitingPayment", null, 404, "1004", "", 0 },
        { "New", PaymentStatus.New, 200, "1013", "NEW", 150_000 },
        { "Authorized", PaymentStatus.Authorized, 200, "1013", "AUTHORIZED", 150_000 },
        { "Confirmed", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "Fulfilled", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "CompensationScheduled", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "AwaitingApproval", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "Cancelling", PaymentStatus.New, 200, "1013", "NEW", 150_000 },
        { "Reversing", PaymentStatus.Authorized, 200, "1013", "AUTHORIZED", 150_000 },
        { "Refunding", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "Reconciling", PaymentStatus.Confirmed, 200, "1013", "CONFIRMED", 150_000 },
        { "ManualActionRequired", PaymentStatus.Confirmed, 409, "1005", "CONFIRMED", 150_000 },
        { "Cancelled", PaymentStatus.Cancelled, 200, "0", "CANCELLED", 0 },
        { "Reversed", PaymentStatus.Reversed, 200, "0", "REVERSED", 0 },
        { "Refunded", PaymentStatus.Refunded, 200, "0", "REFUNDED", 0 },
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(States))]
    public async Task The_answer_says_where_it_is(string state, PaymentStatus? status, int http, string code, string word, long remains)
    {
        var saga = _host.Reader.Add("1001", state, status);
        saga.Reason = "the bank has no API";

        using var response = await _host.CancelAsync(CancelBody.For("1001", "r-1", 150_000));

        var answer = await response.AnswerAsync(http, code);
        answer.GetProperty("Status").GetString().ShouldBe(word);
        answer.GetProperty("NewAmount").GetInt64().ShouldBe(remains);
        answer.GetProperty("OriginalAmount").GetInt64().ShouldBe(word.Length == 0 ? 0 : 150_000);
        answer.GetProperty("OrderId").GetString().ShouldBe(word.Length == 0 ? "" : "order-1");
        answer.GetProperty("PaymentId").GetInt64().ShouldBe(1001);
        answer.GetProperty("ExternalRequestId").GetString().ShouldBe("r-1");
        if (code == "1005")
            answer.GetProperty("Details").GetString()!.ShouldContain("the bank has no API");
    }

    [Fact]
    public void No_state_is_left_out() => States.Select(row => row.Data.Item1).ShouldBe(SagaStates.All, ignoreOrder: true);

    [Theory]
    [InlineData("1", JsonValueKind.Number)]
    [InlineData("9007199254740991", JsonValueKind.Number)]
    [InlineData("9007199254740992", JsonValueKind.String)]
    [InlineData("99999999999999999999", JsonValueKind.String)]
    [InlineData("0", JsonValueKind.String)]
    [InlineData("01", JsonValueKind.String)]
    [InlineData("-1", JsonValueKind.String)]
    [InlineData("1.5", JsonValueKind.String)]
    [InlineData("abc", JsonValueKind.String)]
    [InlineData("\u0661", JsonValueKind.String)]
    public async Task The_payments_id_is_a_number_when_it_is_one(string paymentId, JsonValueKind kind)
    {
        using var response = await _host.CancelAsync(CancelBody.For(paymentId));

        var sent = (await response.AnswerAsync(404, "1004")).GetProperty("PaymentId");
        sent.ValueKind.ShouldBe(kind);
        sent.ToString().ShouldBe(paymentId);
    }

    [Fact]
    public async Task Only_the_full_amount_is_taken()
    {
        _host.Reader.Add("1", "Confirmed");

        using var less = await _host.CancelAsync(CancelBody.For("1", amount: 149_999));
        using var all = await _host.CancelAsync(CancelBody.For("1", amount: 150_000));

        (await less.AnswerAsync(400, "1006")).GetProperty("OriginalAmount").GetInt64().ShouldBe(150_000);
        await all.AnswerAsync(200, "1013");
    }

    [Fact]
    public async Task A_payment_of_another_team_is_not_found()
    {
        _host.Reader.Add("1", "Confirmed");

        using var own = await _host.CancelAsync(CancelBody.For("2", team: "others", secret: "secret-of-others"));
        using var foreign = await _host.CancelAsync(CancelBody.For("1", team: "others", secret: "secret-of-others"));

        var answers = new[] { await own.AnswerAsync(404, "1004"), await foreign.AnswerAsync(404, "1004") };
        answers.Select(answer => answer.ToString().Replace(":2,", ":1,", StringComparison.Ordinal)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_id_of_another_payment_is_1021_and_the_same_id_of_another_team_is_not()
    {
        _host.Reader.Add("1", "Refunded", PaymentStatus.Refunded);
        _host.Reader.Add("2", "Confirmed");
        _host.Reader.Add("2", "Confirmed", team: "others");

        using var first = await _host.CancelAsync(CancelBody.For("1", "r-1"));
        using var again = await _host.CancelAsync(CancelBody.For("1", "r-1"));
        using var taken = await _host.CancelAsync(CancelBody.For("2", "r-1"));
        using var foreign = await _host.CancelAsync(CancelBody.For("2", "r-1", team: "others", secret: "secret-of-others"));
        using var empty = await _host.CancelAsync(CancelBody.For("2", ""));

        await first.AnswerAsync(200, "0");
        await again.AnswerAsync(200, "0");
        (await taken.AnswerAsync(409, "1021")).GetProperty("Status").GetString().ShouldBe("CONFIRMED");
        await foreign.AnswerAsync(200, "1013");
        (await empty.AnswerAsync(200, "1013")).GetProperty("ExternalRequestId").GetString().ShouldBe("");
    }

    [Fact]
    public async Task Captured_after_the_end_is_not_the_end()
    {
        _host.Reader.Add("1", "Reconciling", PaymentStatus.Cancelled).AskFirst = true;

        using var response = await _host.CancelAsync(CancelBody.For("1"));

        await response.AnswerAsync(200, "1013");
    }

    [Fact]
    public async Task What_a_person_has_dismissed_after_the_request_stays()
    {
        var saga = _host.Reader.Add("1", "Fulfilled");
        var later = new DateTimeOffset(2190, 1, 1, 0, 0, 0, TimeSpan.Zero);
        saga.Claims.Add(new Claim { Cause = ClaimCause.CancelRequested, OccurredAt = saga.UpdatedAt, ReceivedAt = saga.UpdatedAt, Reason = "x", Standing = ClaimStanding.Dismissed, DecidedAt = saga.UpdatedAt });

        using var anew = await _host.CancelAsync(CancelBody.For("1", "r-1"));
        saga.Claims[0].DecidedAt = later;
        using var again = await _host.CancelAsync(CancelBody.For("1", "r-1"));

        await anew.AnswerAsync(200, "1013");
        (await again.AnswerAsync(409, "1005")).GetProperty("Details").GetString()!.ShouldContain("stays");
    }
}
