using System.Net;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Service.Api;
using Sagas.Service.Api.Actions;

namespace Sagas.Tests.Service;

public sealed class When_a_person_decides : IDisposable
{
    private const string Reason = """{"reason":"looked into it"}""";
    private const string Manual = """{"reason":"by hand","amount":5000,"reference":"bo-1"}""";
    private readonly ServiceHost _host = new();

    public static TheoryData<string, string, bool> EveryActionInEveryState =>
        [.. PersonAction.All.Where(action => action.Decides).SelectMany(action => SagaStates.All.Select(state => new TheoryDataRow<string, string, bool>(action.Name, state, Takes(action.Name, state))))];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(EveryActionInEveryState))]
    public async Task Only_the_right_states_take_it(string action, string state, bool taken)
    {
        _host.Reader.Add("1001", state);

        using var response = await _host.PostAsync($"/api/payments/demo/1001/{action}", Manual);

        if (taken)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            _host.Bus.All.ShouldHaveSingleItem().Destination.ShouldNotBeNull().AbsolutePath.ShouldEndWith(
                action is "note" or "take" or "release" ? WellKnownEndpoints.SagaRequests : WellKnownEndpoints.Saga);
        }
        else
        {
            await response.ProblemAsync(409);
            (await response.JsonAsync()).GetProperty("state").GetString().ShouldBe(state);
            (await response.JsonAsync()).GetProperty("allowedStates").GetArrayLength().ShouldBeGreaterThan(0);
            _host.Bus.All.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_saga_gets_the_operator_and_the_reason()
    {
        _host.Reader.Add("1001", "AwaitingApproval");

        using var response = await _host.PostAsync("/api/payments/demo/1001/approve", Reason);

        var request = _host.Bus.Single<ApproveCompensation>();
        (request.TeamSlug, request.PaymentId, request.Operator, request.Reason).ShouldBe(("demo", "1001", "demo", "looked into it"));
    }

    [Fact]
    public async Task The_operator_cannot_be_chosen_in_the_body()
    {
        _host.Reader.Add("1001", "AwaitingApproval");

        using var response = await _host.PostAsync("/api/payments/demo/1001/dismiss", """{"reason":"r","operator":"somebody else"}""");

        _host.Bus.Single<DismissCompensation>().Operator.ShouldBe("demo");
    }

    [Fact]
    public async Task A_refund_by_hand_carries_amount_and_reference()
    {
        _host.Reader.Add("1001", "ManualActionRequired");

        using var response = await _host.PostAsync("/api/payments/demo/1001/manual-refund", Manual);

        var request = _host.Bus.Single<RecordManualRefund>();
        (request.Amount, request.Reference, request.Reason).ShouldBe((5000, "bo-1", "by hand"));
    }

    [Theory]
    [InlineData(150_001, "bo-1", 409)]
    [InlineData(50_001, "bo-1", 409)]
    [InlineData(50_000, "bo-1", 202)]
    [InlineData(100_000, "bo-0", 202)]
    public async Task A_refund_by_hand_of_more_than_remains_is_refused_at_once(long amount, string reference, int status)
    {
        var saga = _host.Reader.Add("1001", "ManualActionRequired");
        saga.OutsideReturns.Add(new OutsideReturn("bo-0", 100_000, ByHand: true));
        saga.ReturnedAmount = 100_000;

        using var response = await _host.PostAsync(
            "/api/payments/demo/1001/manual-refund", $$"""{"reason":"by hand","amount":{{amount}},"reference":"{{reference}}"}""");

        ((int)response.StatusCode).ShouldBe(status);
        _host.Bus.All.Count.ShouldBe(status == 202 ? 1 : 0);
    }

    [Theory]
    [InlineData("approve", "{}", "reason")]
    [InlineData("retry", """{"reason":""}""", "reason")]
    [InlineData("manual-refund", """{"reason":"r","reference":"x"}""", "amount")]
    [InlineData("manual-refund", """{"reason":"r","reference":"x","amount":0}""", "amount")]
    [InlineData("manual-refund", """{"reason":"r","amount":1}""", "reference")]
    [InlineData("dismiss", "", "$")]
    public async Task A_bad_body_is_named(string action, string body, string field)
    {
        _host.Reader.Add("1001", "ManualActionRequired");

        using var response = await _host.PostAsync($"/api/payments/demo/1001/{action}", body);

        (await response.ProblemAsync(400)).Keys.ShouldBe([field]);
        _host.Bus.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_payment_is_404()
    {
        using var response = await _host.PostAsync("/api/payments/demo/1001/approve", Reason);

        await response.ProblemAsync(404);
    }

    [Fact]
    public async Task Saying_it_twice_is_two_decisions_unless_the_caller_numbers_them()
    {
        _host.Reader.Add("1001", "ManualActionRequired");
        foreach (var id in new[] { null, null, "7", "7" })
        {
            using var response = await _host.PostAsync("/api/payments/demo/1001/retry", Reason, id is null ? [] : [("Message-Id", id)]);
        }

        _host.Bus.All.Select(one => one.MessageId).Distinct().Count().ShouldBe(3);
    }

    // Written out, so that the table in the code is not compared with itself.
    private static bool Takes(string action, string state) => (action, state) switch
    {
        ("approve", "AwaitingApproval") => true,
        ("dismiss", "CompensationScheduled" or "AwaitingApproval" or "ManualActionRequired") => true,
        ("retry", "ManualActionRequired" or "Reconciling" or "Cancelling" or "Reversing" or "Refunding") => true,
        ("manual-refund", "ManualActionRequired" or "AwaitingApproval" or "Reconciling") => true,
        _ => false,
    };
}
