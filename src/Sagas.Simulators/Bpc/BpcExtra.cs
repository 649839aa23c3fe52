using Sagas.Simulators.Http;
using Sagas.Simulators.Payments;

namespace Sagas.Simulators.Bpc;

/// <summary>What an announcement of a payment at BPC may say beside the common fields.</summary>
internal sealed record BpcExtra : PaymentExtra
{
    private const int MaxId = 128;

    /// <summary><c>paymentStatus</c>: what a NEW payment waits for.</summary>
    public string? NewStatus { get; init; }

    public static PaymentExtra Read(FieldReader fields)
    {
        RequirePrefix(fields, "paymentId", "p_");
        RequirePrefix(fields, "sessionId", "ps_");
        return new BpcExtra { NewStatus = fields.Word("paymentStatus", BpcStatus.Announced) };
    }

    private static void RequirePrefix(FieldReader fields, string name, string prefix)
    {
        if (fields.Text(name, MaxId) is { } id && !id.StartsWith(prefix, StringComparison.Ordinal))
            fields.Refuse(name, $"must begin with {prefix}");
    }
}
