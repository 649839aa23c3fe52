using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>All payments at a glance.</summary>
public sealed record Overview
{
    /// <summary>A count stops here: beyond it the exact number helps nobody and costs a scan.</summary>
    public const int LargestCount = 10_000;

    /// <summary>So many payments of each final state enter the latency, the last updated ones.</summary>
    public const int LargestSample = 10_000;

    /// <summary>So many payments of each final state enter the latency of one hour, the last updated ones.</summary>
    public const int LargestHourlySample = 200;

    /// <summary>How many of the longest owed payments are listed.</summary>
    public const int LongestOwedRows = 10;

    /// <summary>Every state that has a payment, by name.</summary>
    public required IReadOnlyList<StateFigure> States { get; init; }

    /// <summary>By currency.</summary>
    public required IReadOnlyList<MoneyAtRisk> AtRisk { get; init; }

    /// <summary>Payments between failure and return, the longest owed first; those that are owed nothing yet after them.</summary>
    public required IReadOnlyList<PaymentSaga> LongestOwed { get; init; }

    /// <summary><c>null</c> when no compensation has ended.</summary>
    public CompensationLatency? Latency { get; init; }

    /// <summary>The same hour by hour, the earliest first; hours in which none has ended are left out.</summary>
    public IReadOnlyList<LatencyHour> Hours { get; init; } = [];
}

/// <summary>How many payments are in a state.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Payments">At most <see cref="Overview.LargestCount"/>, which then means "so many or more".</param>
public sealed record StateFigure(string State, long Payments)
{
    /// <summary>There may be more than were counted.</summary>
    public bool IsAtLeast => Payments >= Overview.LargestCount;
}

/// <summary>Customers' money between failure and return.</summary>
/// <param name="Currency">ISO 4217; <c>null</c> when no fact named it.</param>
/// <param name="Payments">How many payments.</param>
/// <param name="Amount">Their sum by <see cref="CustomersMoney.AtRisk"/>, in minor units; the largest number when it is larger.</param>
public sealed record MoneyAtRisk(string? Currency, long Payments, long Amount);

/// <summary>From the failure to the end.</summary>
/// <param name="Payments">How many were measured.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P99">Of a hundred one took longer.</param>
/// <param name="Longest">The longest of them.</param>
public sealed record CompensationLatency(long Payments, TimeSpan Median, TimeSpan P99, TimeSpan Longest);
