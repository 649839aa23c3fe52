namespace Sagas.Simulators.Faults;

/// <summary>A fault as ordered with <c>POST /simulators/{gateway}/faults</c>.</summary>
internal sealed record FaultOrder
{
    /// <summary><see cref="On"/> for every operation.</summary>
    public const string AllOperations = "all";

    /// <summary><see cref="On"/> for those that move money: the default.</summary>
    public const string MoneyOperations = "money";

    /// <summary>
    /// <c>delay</c>, <c>timeout-before</c>, <c>timeout-after</c> (executes, then never answers), <c>reset-before</c>,
    /// <c>reset-after</c> (<c>reset</c>), <c>5xx</c> (<c>500</c>), <c>html-502</c>, <c>garbage-200</c>, <c>refused</c>,
    /// <c>rate-limited</c>, <c>pending</c>, and of webhooks <c>duplicate-webhook</c>, <c>late-webhook</c>, <c>lost-webhook</c>.
    /// </summary>
    public required FaultWord Kind { get; init; }

    /// <summary>The operation it is limited to, <see cref="MoneyOperations"/> or <see cref="AllOperations"/>.</summary>
    public required string On { get; init; }

    /// <summary>Whether the call is carried out all the same; follows from the kind for delay, timeouts and resets.</summary>
    public required bool Executed { get; init; }

    /// <summary>Only of <c>delay</c> and <c>late-webhook</c>: how long, in milliseconds.</summary>
    public long? DelayMs { get; init; }

    /// <summary>Only of <c>5xx</c>: which status, 500–599.</summary>
    public int? Status { get; init; }

    /// <summary>Only of <c>refused</c>: the code to refuse with; the kind has one of its own when absent.</summary>
    public string? Code { get; init; }

    /// <summary>Only of <c>pending</c>: how the operation ends, and after how many questions.</summary>
    public PendingOrder? Pending { get; init; }

    /// <summary>Hits the next so many calls, or webhooks. Either this or <see cref="Share"/>.</summary>
    public int? Next { get; init; }

    /// <summary>Hits this share of calls, above 0 and at most 1, until cleared or <see cref="Seconds"/> have passed.</summary>
    public double? Share { get; init; }

    /// <summary>Disarmed after so many seconds, whatever it has hit.</summary>
    public int? Seconds { get; init; }

    public bool Concerns(string operation, bool movesMoney) => !Kind.HitsWebhooks && On switch
    {
        AllOperations => true,
        MoneyOperations => movesMoney,
        _ => On == operation,
    };
}

/// <summary>An operation that does not end at once.</summary>
/// <param name="Reads">Questions that are answered with "still working"; 0 when the end comes with the first answer.</param>
/// <param name="End">How it ends, in the gateway's word.</param>
internal sealed record PendingOrder(int Reads, string End);
