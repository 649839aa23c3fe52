using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.EasyCredit;

/// <summary>Drives the adapter through every word of its systems and compares what it makes of them with the approved table.</summary>
public sealed class When_the_mapping_is_written_down
{
    private const string Key = "11111111-2222-5333-8444-555555555555";
    private static readonly string[] Credit = ["OPEN", "PREAUTHORIZED", "DECLINED", "AUTHORIZED", "EXPIRED", "SOMETHING_ELSE"];
    private static readonly string[] States = ["Initial", "Pending", "Success", "Failure"];
    private static readonly string[] Merchant = ["REPORT_CAPTURE", "REPORT_CAPTURE_EXPIRING", "REPORT_CAPTURE_PROCESSING", "IN_BILLING", "BILLED", "EXPIRED", "SOMETHING_ELSE"];
    private static readonly string[] Booked = ["PENDING", "PROCESSING", "DONE", "FAILED", "SOMETHING_ELSE"];
    private static readonly int[] Statuses = [302, 400, 401, 403, 404, 409, 429, 500, 502];
    private static readonly OperationKind[] GivingBack = [OperationKind.Reverse, OperationKind.Refund];

    private readonly StringBuilder _table = new("What the EasyCredit adapter makes of the words of easyCredit and commercetools.\n");

    [Fact]
    public async Task It_is_the_approved_one()
    {
        await CancelsAsync();
        await BeforeAsync();
        await CallsAsync();
        await QuestionsAsync();

        Repository.ShouldBeApproved("tests/Sagas.Tests/Gateways/EasyCredit/EasyCreditOutcomes.approved.txt", _table.ToString());
    }

    private async Task CancelsAsync()
    {
        foreach (var (title, run) in new (string, Func<EasyCreditRig, Task<GatewayOutcome>>)[]
        {
            ("cancel: an attempt, by the authorisation's state in commercetools and the payment interface's status", rig => rig.RunAsync(EasyCreditRig.Cancel)),
            ("cancel: a question, by the same; the cart is frozen", rig => rig.ResolveAsync(EasyCreditRig.Cancel)),
        })
        {
            Title(title);
            foreach (var state in States)
            {
                foreach (var status in Credit)
                {
                    await using var rig = new EasyCreditRig { State = state, CreditStatus = status };
                    Line($"{state} {status}", await run(rig));
                }
            }
        }

        Title("cancel: what commercetools answers to the change of the payment");
        foreach (var status in Statuses)
            await AnsweredAsync(status, call => call.Method == "POST" && call.Path.StartsWith("/shop/payments/", StringComparison.Ordinal), EasyCreditRig.Cancel);
        Title("cancel: what commercetools answers to the change of the cart");
        foreach (var status in Statuses)
            await AnsweredAsync(status, call => call.Method == "POST" && call.Path.StartsWith("/shop/carts/", StringComparison.Ordinal), EasyCreditRig.Cancel);
    }

    private async Task BeforeAsync()
    {
        Title("reverse and refund: whether an attempt is made, by the merchant interface's status (Accepted: it was made and taken in)");
        foreach (var kind in GivingBack)
        {
            foreach (var status in Merchant)
            {
                await using var rig = new EasyCreditRig { MerchantStatus = status };
                Line($"{kind} {status}", await rig.RunAsync(EasyCreditRig.Operation with { Kind = kind }));
            }
        }

        Title("reverse and refund: the same, by a booking of ours or of somebody else");
        foreach (var kind in GivingBack)
        {
            foreach (var status in Booked)
            {
                foreach (var (who, key) in new[] { ("ours", Key), ("other", null) })
                {
                    await using var rig = new EasyCreditRig { MerchantStatus = Standing(kind), Bookings = { EasyCreditRig.Booking(status, key) } };
                    Line($"{kind} {who} {status}", await rig.RunAsync(EasyCreditRig.Operation with { Kind = kind }));
                }
            }
        }
    }

    private async Task CallsAsync()
    {
        Title("refund: what easyCredit answers to the call");
        foreach (var status in Statuses)
            await AnsweredAsync(status, call => call.Path.EndsWith("/refund", StringComparison.Ordinal), EasyCreditRig.Operation);
        Title("refund: what it answers to the look before");
        foreach (var status in Statuses)
            await AnsweredAsync(status, call => call.Host == "partner.test", EasyCreditRig.Operation);
    }

    private async Task QuestionsAsync()
    {
        Title("reverse and refund: a question, by our booking");
        foreach (var kind in GivingBack)
        {
            foreach (var status in Booked)
            {
                await using var rig = new EasyCreditRig { MerchantStatus = Standing(kind), Bookings = { EasyCreditRig.Booking(status, Key) } };
                Line($"{kind} {status}", await rig.ResolveAsync(EasyCreditRig.Operation with { Kind = kind }));
            }
        }

        Title("reverse and refund: a question, by the merchant interface's status without a booking of ours");
        foreach (var kind in GivingBack)
        {
            foreach (var status in Merchant)
            {
                await using var rig = new EasyCreditRig { MerchantStatus = status };
                Line($"{kind} {status}", await rig.ResolveAsync(EasyCreditRig.Operation with { Kind = kind }));
            }
        }

        Title("the payment alone, by the merchant interface's status");
        foreach (var status in Merchant)
        {
            await using var rig = new EasyCreditRig { MerchantStatus = status };
            Line(status, await rig.ResolveAsync(EasyCreditRig.Operation with { Kind = null, Attempt = 0 }));
        }

        Title("the payment alone, by the payment interface's status (the merchant interface says IN_BILLING)");
        foreach (var status in Credit)
        {
            await using var rig = new EasyCreditRig { CreditStatus = status };
            Line(status, await rig.ResolveAsync(EasyCreditRig.Cancel with { Kind = null, Attempt = 0 }));
        }
    }

    private async Task AnsweredAsync(int status, Func<EasyCreditRig.Seen, bool> on, GatewayOperation operation)
    {
        await using var rig = new EasyCreditRig();
        rig.Instead = call => on(call) ? EasyCreditRig.Json(status is 302 or >= 500 ? "<html/>" : "{}", (HttpStatusCode)status) : null;
        Line($"HTTP {status}", await rig.RunAsync(operation));
    }

    private static string Standing(OperationKind kind) => kind == OperationKind.Reverse ? "REPORT_CAPTURE" : "IN_BILLING";

    private void Title(string title) => _table.Append('\n').Append(title).Append('\n');

    private void Line(string word, GatewayOutcome outcome)
    {
        var what = outcome switch
        {
            GatewayOutcome.Succeeded x => $"Succeeded {x.Status} {x.Amount}{(x.External ? " external" : "")}",
            GatewayOutcome.Rejected x => $"Rejected {x.Cause} {x.GatewayStatus} {x.Code}",
            GatewayOutcome.NotDone x => $"NotDone {x.GatewayStatus} {x.GatewayAmount}",
            _ => $"{outcome.GetType().Name} {outcome.Code}",
        };
        _table.Append(FormattableString.Invariant($"  {word,-34}{what}").TrimEnd()).Append('\n');
    }
}
