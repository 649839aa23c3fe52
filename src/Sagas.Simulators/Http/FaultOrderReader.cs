using Sagas.Simulators.Faults;
using Sagas.Simulators.Gateways;

namespace Sagas.Simulators.Http;

/// <summary>Reads the body of <c>POST /simulators/{gateway}/faults</c>; refuses what would have no effect.</summary>
internal static class FaultOrderReader
{
    private const int MaxCalls = 1_000_000;
    private const int MaxSeconds = 86_400;
    private const int MaxCode = 64;

    public static FaultOrder? Read(FieldReader fields, GatewayApi api, TimeSpan maxDelay)
    {
        fields.Require("kind");
        var kind = fields.Word("kind", FaultWords.All);
        var next = fields.Integer("next", min: 1, MaxCalls);
        var share = fields.Share("share");
        var seconds = fields.Integer("seconds", min: 1, MaxSeconds);
        var on = fields.Word("on", Targets(api)) ?? FaultOrder.MoneyOperations;
        var delayMs = fields.Integer("delayMs", min: 1, (long)maxDelay.TotalMilliseconds);
        var status = fields.Integer("status", min: 500, max: 599);
        var executed = fields.Flag("executed");
        var code = fields.Text("code", MaxCode);
        var reads = fields.Integer("reads", min: 0, MaxCalls);
        var end = fields.Word("end", api.PendingEnds.ToDictionary(word => word, StringComparer.Ordinal));
        if (next is not null && share is not null)
            fields.Refuse("share", "cannot be combined with next");
        if (kind is null)
            return null;

        RefuseForeign(fields, kind, api);
        return new FaultOrder
        {
            Kind = kind.Name switch
            {
                "reset" => FaultWords.All["reset-after"],
                "500" => FaultWords.All["5xx"],
                _ => kind,
            },
            On = on,
            Executed = executed ?? kind.Executes,
            DelayMs = delayMs,
            Status = kind.Kind == FaultKind.ServerError ? (int)(status ?? StatusCodes.Status500InternalServerError) : null,
            Code = code,
            Pending = kind.Kind == FaultKind.Pending && api.PendingEnds.Count > 0
                ? new PendingOrder((int)(reads ?? 1), end ?? api.PendingEnds[0])
                : null,
            Next = share is null ? (int)(next ?? 1) : null,
            Share = share,
            Seconds = (int?)seconds,
        };
    }

    private static void RefuseForeign(FieldReader fields, FaultWord kind, GatewayApi api)
    {
        if (kind.HasDelay)
            fields.Require("delayMs");
        else if (fields.Has("delayMs"))
            fields.Refuse("delayMs", "goes with delay and late-webhook only");
        if (fields.Has("status") && kind.Name != "5xx")
            fields.Refuse("status", "goes with 5xx only");
        if (fields.Has("executed") && !kind.MayChoose)
            fields.Refuse("executed", $"follows from {kind.Name}; it goes with 5xx, html-502 and garbage-200 only");
        if (fields.Has("code") && kind.Kind != FaultKind.Refused)
            fields.Refuse("code", "goes with refused only");
        if (fields.Has("on") && kind.HitsWebhooks)
            fields.Refuse("on", "does not go with faults of webhooks");
        if (kind.Kind == FaultKind.Pending && api.PendingEnds.Count == 0)
            fields.Refuse("kind", "pending is unknown to this gateway: its answers are final");
        foreach (var name in new[] { "reads", "end" })
        {
            if (fields.Has(name) && kind.Kind != FaultKind.Pending)
                fields.Refuse(name, "goes with pending only");
        }
    }

    private static Dictionary<string, string> Targets(GatewayApi api) => api.Operations
        .Select(operation => operation.Name)
        .Append(FaultOrder.MoneyOperations)
        .Append(FaultOrder.AllOperations)
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(word => word, StringComparer.Ordinal);
}
