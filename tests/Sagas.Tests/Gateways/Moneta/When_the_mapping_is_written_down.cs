using System.Net;
using System.Text;
using Sagas.Contracts;
using Sagas.Gateways;
using Sagas.Tests.Support;

namespace Sagas.Tests.Gateways.Moneta;

/// <summary>Drives the adapter through every word of the gateway and compares what it makes of them with the approved table.</summary>
public sealed class When_the_mapping_is_written_down
{
    private static readonly OperationKind[] Kinds = [OperationKind.Cancel, OperationKind.Reverse, OperationKind.Refund];
    private static readonly string[] Statuses = ["CREATED", "INPROGRESS", "TAKENOUT", "TAKENIN_NOTSENT", "SUCCEED", "CANCELED", "FROZEN", "SOMETHING_ELSE"];
    private static readonly string[] Codes = ["100", "100.1", "100.2", "100.3", "200", "400.1.5", "400.1.6", "400.1.18", "400.1.19", "500.1.5", "500.1.10", "999"];
    private static readonly int[] NoAnswers = [302, 404, 429, 500, 502, 503];
    private static readonly (string, string) Hold = ("AUTHORIZEONLY", "1");

    private readonly StringBuilder _table = new("What the Moneta adapter makes of the gateway's words.\n");

    [Fact]
    public async Task It_is_the_approved_one()
    {
        await using var rig = new MonetaRig();
        await WritePreparingAsync(rig);
        await WriteCancelingAsync(rig);
        await WriteRefundingAsync(rig);
        await WriteResolvingAsync(rig);

        Repository.ShouldBeApproved("tests/Sagas.Tests/Gateways/Moneta/MonetaOutcomes.approved.txt", _table.ToString());
    }

    private async Task WritePreparingAsync(MonetaRig rig)
    {
        Head("before sending: by the payment's status");
        foreach (var (kind, status) in Kinds.SelectMany(_ => Statuses, (kind, status) => (kind, status)))
        {
            rig.OnDetails = () => MonetaRig.Details(status);
            Line(kind, status, (await rig.PrepareAsync(MonetaRig.Of(kind))).Decided);
            rig.OnDetails = () => MonetaRig.Details(status, Hold);
            Line(kind, $"{status} (hold)", (await rig.PrepareAsync(MonetaRig.Of(kind))).Decided);
        }

        Head("before sending: by the fault that the question gets");
        foreach (var (kind, code) in Kinds.SelectMany(_ => Codes, (kind, code) => (kind, code)))
        {
            rig.OnDetails = () => MonetaRig.Fault(code);
            Line(kind, code, (await rig.PrepareAsync(MonetaRig.Of(kind))).Decided);
        }

        rig.OnDetails = () => MonetaRig.Details("SUCCEED");
        Head("before sending a refund: by the status of one with its own label");
        await EachFoundAsync(rig, MonetaRig.Operation, async () => (await rig.PrepareAsync()).Decided);

        Head("before sending a refund: by the status of an earlier one of the payment");
        await EachFoundAsync(rig, MonetaRig.Operation, async () => (await rig.PrepareAsync(MonetaRig.Nth(2))).Decided);
    }

    private async Task WriteCancelingAsync(MonetaRig rig)
    {
        foreach (var kind in Kinds[..2])
        {
            Head($"{kind}: by the status in the answer");
            await EachAsync(kind, Statuses, status => rig.OnCancel = () => MonetaRig.Canceled(status), () => rig.ExecuteAsync(MonetaRig.Of(kind)));

            Head($"{kind}: by the code of the fault, while the payment is CREATED");
            rig.OnDetails = () => MonetaRig.Details("CREATED");
            await EachAsync(kind, Codes, code => rig.OnCancel = () => MonetaRig.Fault(code), () => rig.ExecuteAsync(MonetaRig.Of(kind)));

            Head($"{kind}: refused, by the payment's status that is read back");
            rig.OnCancel = () => MonetaRig.Fault("999");
            await EachAsync(kind, Statuses, status => rig.OnDetails = () => MonetaRig.Details(status), () => rig.ExecuteAsync(MonetaRig.Of(kind)));

            Head($"{kind}: no answer of the interface");
            await EachAsync(kind, NoAnswers, status => rig.OnCancel = () => Html(status), () => rig.ExecuteAsync(MonetaRig.Of(kind)));
        }
    }

    private async Task WriteRefundingAsync(MonetaRig rig)
    {
        const OperationKind Kind = OperationKind.Refund;
        rig.OnFind = _ => MonetaRig.Found();
        rig.OnDetails = () => MonetaRig.Details("SUCCEED");

        Head("Refund: by the status in the answer");
        await EachAsync(Kind, Statuses, status => rig.OnRefund = () => MonetaRig.Refunded(status), () => rig.ExecuteAsync());

        Head("Refund: by the code of the fault, when nothing carries the label");
        await EachAsync(Kind, Codes, code => rig.OnRefund = () => MonetaRig.Fault(code), () => rig.ExecuteAsync());

        Head("Refund: a fault on the gateway's side");
        await EachAsync(Kind, Codes, code => rig.OnRefund = () => MonetaRig.Fault(code, "Server"), () => rig.ExecuteAsync());

        Head("Refund: refused, by the status of what carries the label");
        rig.OnRefund = () => MonetaRig.Fault("999");
        await EachFoundAsync(rig, MonetaRig.Operation, async () => await rig.ExecuteAsync());

        Head("Refund: no answer of the interface");
        await EachAsync(Kind, NoAnswers, status => rig.OnRefund = () => Html(status), () => rig.ExecuteAsync());
    }

    private async Task WriteResolvingAsync(MonetaRig rig)
    {
        Head("asked about a refund: by the status of what carries the label");
        await EachFoundAsync(rig, MonetaRig.Operation, async () => await rig.ResolveAsync());

        Head("asked about a refund: nothing carries the label, by the payment's status");
        rig.OnFind = _ => MonetaRig.Found();
        await EachAsync(OperationKind.Refund, Statuses, status => rig.OnDetails = () => MonetaRig.Details(status), () => rig.ResolveAsync());

        foreach (var kind in new OperationKind?[] { OperationKind.Cancel, OperationKind.Reverse, null })
        {
            Head($"asked about {(kind is null ? "the payment alone" : $"a {kind}")}: by the payment's status");
            var question = kind is null ? MonetaRig.Of(kind) with { Attempt = 0 } : MonetaRig.Of(kind);
            await EachAsync(kind, Statuses, status => rig.OnDetails = () => MonetaRig.Details(status), () => rig.ResolveAsync(question));
            await EachAsync(kind, ["TAKENOUT (hold)"], _ => rig.OnDetails = () => MonetaRig.Details("TAKENOUT", Hold), () => rig.ResolveAsync(question));
        }

        Head("asked: no answer of the interface");
        await EachAsync(OperationKind.Reverse, NoAnswers, status => rig.OnDetails = () => Html(status), () => rig.ResolveAsync(MonetaRig.Of(OperationKind.Reverse)));
        await EachAsync(OperationKind.Refund, NoAnswers, status => rig.OnFind = _ => Html(status), () => rig.ResolveAsync());
    }

    private async Task EachAsync<T>(OperationKind? kind, IEnumerable<T> words, Action<T> arrange, Func<Task<GatewayOutcome>> act)
    {
        foreach (var word in words)
        {
            arrange(word);
            Line(kind, word is int status ? $"HTTP {status}" : $"{word}", await act());
        }
    }

    private async Task EachFoundAsync(MonetaRig rig, GatewayOperation labelled, Func<Task<GatewayOutcome?>> act)
    {
        var label = labelled.OperationId.ToString("D");
        foreach (var status in Statuses)
        {
            rig.OnFind = asked => asked == label ? MonetaRig.Found(MonetaRig.Refund(status, operation: labelled)) : MonetaRig.Found();
            Line(OperationKind.Refund, status, await act());
        }

        rig.OnFind = _ => MonetaRig.Found();
    }

    private static HttpResponseMessage Html(int status) => new((HttpStatusCode)status) { Content = new StringContent("<html/>") };

    private void Head(string title) => _table.Append('\n').Append(title).Append('\n');

    private void Line(OperationKind? kind, string word, GatewayOutcome? outcome)
    {
        var what = outcome switch
        {
            null => "is sent",
            GatewayOutcome.Succeeded x => $"Succeeded {x.Status} {x.Amount}{(x.External ? " external" : "")}",
            GatewayOutcome.Rejected x => $"Rejected {x.Cause} {x.GatewayStatus}",
            GatewayOutcome.NotDone x => $"NotDone {x.GatewayStatus} {x.GatewayAmount}",
            _ => outcome.GetType().Name,
        };
        _table.Append(FormattableString.Invariant($"  {kind?.ToString() ?? "-",-8}{word,-24}{what}").TrimEnd()).Append('\n');
    }
}
