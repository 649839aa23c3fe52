using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.Bpc;

/// <summary>Drives the adapter through every word of the gateway and compares what it makes of them with the approved table.</summary>
public sealed class When_the_mapping_is_written_down
{
    private static readonly string[] Payments =
        ["requiresPaymentMethod", "requiresAction", "requiresConfirmation", "processing", "requiresCapture", "succeeded", "canceled", "somethingElse"];

    private static readonly (string Status, string Paid, string Capture)[] Sessions =
        [("open", "unpaid", "automatic"), ("completed", "paid", "automatic"), ("completed", "paid", "manual"), ("expired", "unpaid", "automatic"), ("else", "unpaid", "automatic")];

    private static readonly string[] Refunds = ["succeeded", "pending", "failed", "canceled", "somethingElse"];

    [Fact]
    public async Task It_is_the_approved_one()
    {
        await using var rig = new BpcRig();
        var table = new StringBuilder("What the Bpc adapter makes of the gateway's words.\n");
        await EndingAsync(rig, table);
        await RefundingAsync(rig, table);

        Approved.ShouldMatch("tests/Sagas.Tests/Gateways/Bpc/BpcOutcomes.approved.txt", table.ToString());
    }

    private static async Task EndingAsync(BpcRig rig, StringBuilder table)
    {
        rig.On["POST /sessions/ps_1/expire"] = rig.On["POST /payments/p_1/cancel"] = () => BpcRig.Json("""{"message":"no"}""", HttpStatusCode.Conflict);
        foreach (var (title, ask) in new (string, Func<GatewayOperation, Task<GatewayOutcome>>)[]
            { ("refused, by the status that is read back", x => rig.ExecuteAsync(x)), ("asked", x => rig.ResolveAsync(x)) })
        {
            table.Append(FormattableString.Invariant($"\nexpire of a session, {title}\n"));
            foreach (var (status, paid, capture) in Sessions)
            {
                rig.Session(status, paid, capture);
                Line(table, $"{status}, {paid}, {capture}", await ask(BpcRig.Of(OperationKind.Cancel)));
            }

            foreach (var kind in new[] { OperationKind.Cancel, OperationKind.Reverse })
            {
                table.Append(FormattableString.Invariant($"\ncancel of a payment ({kind}), {title}\n"));
                foreach (var status in Payments)
                {
                    rig.Payment(status);
                    Line(table, status, await ask(BpcRig.Of(kind) with { GatewayPaymentId = "p_1", GatewaySessionId = null }));
                }
            }
        }

        table.Append("\nthe payment alone, asked\n");
        foreach (var status in Payments)
        {
            rig.Payment(status);
            Line(table, status, await rig.ResolveAsync(BpcRig.Operation with { Kind = null, Attempt = 0 }));
        }
    }

    private static async Task RefundingAsync(BpcRig rig, StringBuilder table)
    {
        table.Append("\nrefund, answered\n");
        foreach (var status in Refunds)
        {
            rig.On["POST /refunds"] = () => BpcRig.Json($$"""{"id":"re_1","amount":700,"paymentId":"p_1","status":"{{status}}"}""");
            Line(table, status, await rig.ExecuteAsync());
        }

        table.Append("\nrefund, no answer of the interface\n");
        rig.Payment("succeeded");
        rig.Refunds();
        foreach (var status in new[] { 302, 400, 401, 403, 404, 409, 412, 429, 500, 502, 503 })
        {
            rig.On["POST /refunds"] = () => status is 302 or >= 500
                ? new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html/>") }
                : BpcRig.Json("""{"message":"no"}""", (HttpStatusCode)status);
            Line(table, $"HTTP {status}", await rig.ExecuteAsync());
        }

        table.Append("\nrefund, its answer lost, by the new refund that is listed\n");
        Line(table, "none", await rig.ResolveAsync(BpcRig.Operation with { Snapshot = "[]" }));
        foreach (var status in Refunds)
        {
            rig.Refunds(("re_1", 700, status));
            Line(table, status, await rig.ResolveAsync(BpcRig.Operation with { Snapshot = "[]" }));
        }

        table.Append("\nbefore a refund, by the payment's status\n");
        rig.Refunds();
        foreach (var status in Payments)
        {
            rig.Payment(status);
            Line(table, status, (await rig.PrepareAsync()).Decided);
        }
    }

    private static void Line(StringBuilder table, string word, GatewayOutcome? outcome)
    {
        var what = outcome switch
        {
            null => "goes on",
            GatewayOutcome.Succeeded x => $"Succeeded {x.Status} {x.Amount}{(x.External ? " external" : "")}",
            GatewayOutcome.Rejected x => $"Rejected {x.Cause} {x.GatewayStatus}",
            GatewayOutcome.NotDone x => $"NotDone {x.GatewayStatus} {x.GatewayAmount}",
            _ => outcome.GetType().Name,
        };
        table.Append(FormattableString.Invariant($"  {word,-28}{what}").TrimEnd()).Append('\n');
    }
}
