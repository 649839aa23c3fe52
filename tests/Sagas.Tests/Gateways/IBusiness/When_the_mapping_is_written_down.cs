using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;

namespace Sagas.Tests.Gateways.IBusiness;

/// <summary>Drives the adapter through every word of the gateway and compares what it makes of them with the approved table.</summary>
public sealed class When_the_mapping_is_written_down
{
    private static readonly OperationKind[] Kinds = [OperationKind.Cancel, OperationKind.Reverse, OperationKind.Refund];

    private static readonly string[] Statuses =
    [
        "NEW", "FORM_SHOWED", "AUTHORIZING", "3DS_CHECKING", "3DS_CHECKED", "AUTHORIZED", "PAY_CHECKING", "CONFIRMING", "CONFIRMED",
        "CANCELLED", "CANCELED", "CANCELLING", "CANCELING", "REVERSING", "REVERSED", "REFUNDING", "REFUNDED", "PARTIAL_REVERSED",
        "PARTIAL_REFUNDED", "REJECTED", "AUTH_FAIL", "DEADLINE_EXPIRED", "SOMETHING_ELSE",
    ];

    private static readonly string[] Codes = ["120", "123", "125", "402", "999", "1029", "2001", "2002", "9001", "9999"];

    [Fact]
    public async Task It_is_the_approved_one()
    {
        await using var rig = new IBusinessRig();
        var table = new StringBuilder();
        await WriteAsync(rig, table);

        Approved.ShouldMatch("tests/Sagas.Tests/Gateways/IBusiness/IBusinessOutcomes.approved.txt", table.ToString());
    }

    private static async Task WriteAsync(IBusinessRig rig, StringBuilder table)
    {
        table.Append("What the IBusiness adapter makes of the gateway's words.\n\ncancel: Success=true, by Status\n");
        foreach (var kind in Kinds)
        {
            foreach (var status in Statuses)
            {
                rig.OnCancel = () => IBusinessRig.Cancelled(status);
                Line(table, kind, status, await rig.ExecuteAsync(Of(kind)));
            }
        }

        table.Append("\ncancel: Success=false with any other code, by the Status that checkOrder reads back\n");
        rig.OnCancel = () => IBusinessRig.Refused("1005");
        foreach (var kind in Kinds)
        {
            foreach (var status in Statuses)
            {
                rig.OnCheck = () => IBusinessRig.Listed(status);
                Line(table, kind, status, await rig.ExecuteAsync(Of(kind)));
            }
        }

        table.Append("\ncancel: Success=false, by the ErrorCodes that decide alone\n");
        foreach (var code in Codes)
        {
            rig.OnCancel = () => IBusinessRig.Refused(code);
            Line(table, OperationKind.Refund, code, await rig.ExecuteAsync());
        }

        table.Append("\ncancel: no answer of the interface\n");
        foreach (var status in new[] { 302, 404, 429, 500, 502, 503 })
        {
            rig.OnCancel = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html/>") };
            Line(table, OperationKind.Refund, $"HTTP {status}", await rig.ExecuteAsync());
        }

        table.Append("\ncheckOrder for an operation whose outcome is unknown, by Status\n");
        foreach (var kind in Kinds)
        {
            foreach (var status in Statuses)
            {
                rig.OnCheck = () => IBusinessRig.Listed(status);
                Line(table, kind, status, await rig.ResolveAsync(Of(kind)));
            }
        }

        table.Append("\ncheckOrder for the payment alone, by Status\n");
        foreach (var status in Statuses)
        {
            rig.OnCheck = () => IBusinessRig.Listed(status);
            Line(table, null, status, await rig.ResolveAsync(IBusinessRig.Operation with { Kind = null, Attempt = 0 }));
        }

        table.Append("\ncheckOrder: no answer of the interface\n");
        foreach (var status in new[] { 302, 404, 429, 500, 502, 503 })
        {
            rig.OnCheck = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html/>") };
            Line(table, OperationKind.Refund, $"HTTP {status}", await rig.ResolveAsync());
        }
    }

    private static GatewayOperation Of(OperationKind kind) => IBusinessRig.Operation with { Kind = kind };

    private static void Line(StringBuilder table, OperationKind? kind, string word, GatewayOutcome outcome)
    {
        var what = outcome switch
        {
            GatewayOutcome.Succeeded x => $"Succeeded {x.Status} {x.Amount}{(x.External ? " external" : "")}",
            GatewayOutcome.Rejected x => $"Rejected {x.Cause} {x.GatewayStatus}",
            GatewayOutcome.NotDone x => $"NotDone {x.GatewayStatus} {x.GatewayAmount}",
            _ => outcome.GetType().Name,
        };
        table.Append(FormattableString.Invariant($"  {kind?.ToString() ?? "-",-8}{word,-18}{what}").TrimEnd()).Append('\n');
    }
}
