using Sagas.Simulators.Faults;

namespace Sagas.Simulators.Http;

/// <summary>Reads the body of <c>POST /simulators/{gateway}/faults</c>; refuses what would have no effect.</summary>
internal static class FaultOrderReader
{
    private const int MaxCalls = 1_000_000;
    private const int MaxSeconds = 86_400;

    public static FaultOrder? Read(FieldReader fields, IReadOnlyList<string> operations, TimeSpan maxDelay)
    {
        fields.Require("kind");
        var kind = fields.Word("kind", FaultWords.All);
        var next = fields.Integer("next", min: 1, MaxCalls);
        var share = fields.Share("share");
        var seconds = fields.Integer("seconds", min: 1, MaxSeconds);
        var on = fields.Word("on", Targets(operations)) ?? FaultOrder.MoneyOperations;
        var delayMs = fields.Integer("delayMs", min: 1, (long)maxDelay.TotalMilliseconds);
        var status = fields.Integer("status", min: 500, max: 599);
        var executed = fields.Flag("executed");
        if (next is not null && share is not null)
            fields.Refuse("share", "cannot be combined with next");
        if (kind is null)
            return null;

        RefuseForeign(fields, kind);
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
            Next = share is null ? (int)(next ?? 1) : null,
            Share = share,
            Seconds = (int?)seconds,
        };
    }

    private static void RefuseForeign(FieldReader fields, FaultWord kind)
    {
        if (kind.Kind == FaultKind.Delay)
            fields.Require("delayMs");
        else if (fields.Has("delayMs"))
            fields.Refuse("delayMs", "goes with delay only");
        if (fields.Has("status") && kind.Name != "5xx")
            fields.Refuse("status", "goes with 5xx only");
        if (fields.Has("executed") && !kind.MayChoose)
            fields.Refuse("executed", $"follows from {kind.Name}; it goes with 5xx, html-502 and garbage-200 only");
    }

    private static Dictionary<string, string> Targets(IReadOnlyList<string> operations) => operations
        .Append(FaultOrder.MoneyOperations)
        .Append(FaultOrder.AllOperations)
        .ToDictionary(word => word, StringComparer.Ordinal);
}
