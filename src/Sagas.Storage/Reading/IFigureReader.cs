namespace Sagas.Storage;

/// <summary>What only the store knows of all payments together; for gauges, read every few seconds by every process.</summary>
public interface IFigureReader
{
    /// <summary>The figures at this moment; its cost grows with what is open, never with what has ended.</summary>
    /// <exception cref="StoreUnavailableException">The store does not serve now.</exception>
    Task<StoreFigures> ReadFiguresAsync(CancellationToken cancellationToken);
}

/// <summary>One look at the whole store.</summary>
public sealed record StoreFigures
{
    /// <summary>
    /// States in which somebody is waited for: the saga, a gateway, a person or a payment fact. Payments that rest or have ended are not
    /// counted here, because there is no end to them; the view <c>sagas.payments_by_state</c> counts them all.
    /// </summary>
    public static IReadOnlyList<string> OpenStates { get; } =
    [
        "AwaitingPayment", "CompensationScheduled", "AwaitingApproval", "Cancelling", "Reversing", "Refunding", "Reconciling",
        "ManualActionRequired",
    ];

    public required IReadOnlyList<OpenPayments> Open { get; init; }

    /// <summary>Messages promised and not yet known to be delivered.</summary>
    public required long OutboxMessages { get; init; }

    /// <summary>For how long the longest forgotten message could have been taken by any relay; zero when all are held or delivered.</summary>
    public required TimeSpan OutboxAge { get; init; }

    /// <summary>By how much the longest waiting timer is late; zero when none is.</summary>
    public required TimeSpan DueLag { get; init; }
}

/// <summary>Payments of one state, gateway and currency.</summary>
/// <param name="State">One of <see cref="StoreFigures.OpenStates"/>.</param>
/// <param name="Gateway">The instance; empty while no fact has named it.</param>
/// <param name="Currency">ISO 4217; empty while no fact has named it.</param>
/// <param name="Payments">How many.</param>
/// <param name="AtRisk">
/// Minor units that must or may have to go back: what is owed, and where that is not decided or not known, all that remains.
/// </param>
public sealed record OpenPayments(string State, string Gateway, string Currency, long Payments, long AtRisk);
