using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.OmniCart;

/// <summary>Drives the adapter through every word and code of the gateway and compares what it makes of them with the approved table.</summary>
public sealed class When_the_mapping_is_written_down
{
    private static readonly OperationKind[] Kinds = [OperationKind.Cancel, OperationKind.Reverse, OperationKind.Refund];

    private static readonly string[] Statuses =
        ["initiated", "ongoing", "authorized", "captured", "completed", "canceled", "refunded", "rejected", "expired", "dancing"];

    private static readonly string[] Codes =
    [
        "000000", "001003", "001008", "101004", "111000", "121101", "121102", "121103", "122001", "122002", "123000", "123001", "123002", "123003",
        "124004", "124005", "124006", "124007", "124101", "124103", "124111", "124112", "124113", "124114", "124115", "124116", "131000", "132000",
        "132001", "133000", "133004", "199000", "199001", "777777",
    ];

    [Fact]
    public async Task It_is_the_approved_one()
    {
        var table = new StringBuilder("What the OmniCart adapter makes of the gateway's words, for a cart of one item of 500.\n");
        await WriteBeforeAsync(table);
        await WriteCodesAsync(table);
        await WriteAfterAsync(table);
        await WriteStandingAsync(table);
        Repository.ShouldBeApproved("tests/Sagas.Tests/Gateways/OmniCart/OmniCartOutcomes.approved.txt", table.ToString());
    }

    private static async Task WriteBeforeAsync(StringBuilder table)
    {
        table.Append("\nbefore the call, by the item's status\n");
        foreach (var kind in Kinds)
        {
            foreach (var status in Statuses)
            {
                await using var rig = Cart(status);
                var preparation = await rig.Gateway.PrepareAsync(Of(kind), TestContext.Current.CancellationToken);
                Line(table, kind, status, preparation.Decided);
            }
        }
    }

    private static async Task WriteCodesAsync(StringBuilder table)
    {
        table.Append("\nthe call, by code, while the cart shows what it showed before\n");
        foreach (var code in Codes)
        {
            await using var rig = Cart("completed");
            rig.OnMove = () => OmniCartRig.Code($"\"{code}\"", code.StartsWith("00", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
            Line(table, OperationKind.Refund, code, await rig.RunAsync(Of(OperationKind.Refund)));
        }

        foreach (var status in new[] { 302, 401, 404, 429, 500, 502, 503 })
        {
            await using var rig = Cart("completed");
            rig.OnMove = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("<html/>") };
            Line(table, OperationKind.Refund, $"HTTP {status}", await rig.RunAsync(Of(OperationKind.Refund)));
        }
    }

    private static async Task WriteAfterAsync(StringBuilder table)
    {
        table.Append("\nafter a call whose answer was lost, by the item's status\n");
        foreach (var kind in Kinds.Skip(1))
        {
            foreach (var status in Statuses)
            {
                await using var rig = Cart(kind == OperationKind.Reverse ? "authorized" : "completed");
                var operation = Of(kind) with { Snapshot = await rig.SnapshotAsync(Of(kind)) };
                rig.With(Item(status));
                Line(table, kind, status, await rig.ResolveAsync(operation));
            }
        }
    }

    private static async Task WriteStandingAsync(StringBuilder table)
    {
        table.Append("\nthe payment alone, by the statuses of two items\n");
        for (var first = 0; first < Statuses.Length; first++)
        {
            foreach (var second in Statuses[first..])
            {
                await using var rig = Cart(Statuses[first]).With(Item(second) with { Id = "y" });
                Line(table, null, $"{Statuses[first]}+{second}", await rig.ResolveAsync(Of(null) with { Attempt = 0 }));
            }
        }
    }

    private static GatewayOperation Of(OperationKind? kind) => OmniCartRig.Operation(kind, 500) with { PaymentAmount = 500 };

    private static OmniCartRig Cart(string status) => new OmniCartRig().With(Item(status));

    private static CartItem Item(string status) => status switch
    {
        "refunded" => new CartItem("x", status, 500, 0, 500),
        "canceled" or "expired" or "rejected" => new CartItem("x", status, 500, 0),
        _ => new CartItem("x", status, 500, 500),
    };

    private static void Line(StringBuilder table, OperationKind? kind, string word, GatewayOutcome? outcome)
    {
        var what = outcome switch
        {
            null => "is sent",
            GatewayOutcome.Succeeded x => $"Succeeded {x.Status} {x.Amount}{(x.External ? " external" : "")}",
            GatewayOutcome.Rejected x => $"Rejected {x.Cause} {x.GatewayStatus}",
            GatewayOutcome.NotDone x => $"NotDone {x.GatewayStatus} {x.GatewayAmount}",
            _ => outcome.GetType().Name,
        };
        table.Append(FormattableString.Invariant($"  {kind?.ToString() ?? "-",-8}{word,-24}{what}").TrimEnd()).Append('\n');
    }
}
