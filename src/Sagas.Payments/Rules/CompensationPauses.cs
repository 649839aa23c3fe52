using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Payments;

/// <summary>
/// Which commands are held: everything, a team's or a gateway's. Set by configuration or by a person at run time. What people paused is in
/// the book; the saga decides by this process's copy of it.
/// </summary>
public sealed class CompensationPauses(IPauseBook book, IOptionsMonitor<CompensationOptions> options, ILogger<CompensationPauses> logger) : IDisposable
{
    // A copy that was read before a change must not replace the one after it.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private ImmutableDictionary<PauseScope, Pause> _pauses = ImmutableDictionary<PauseScope, Pause>.Empty;

    /// <summary>What configuration pauses; ends only with the configuration.</summary>
    public PausedScopes Configured => options.CurrentValue.Paused;

    /// <summary>What a person paused and has not resumed, as this process knows it.</summary>
    public IReadOnlyCollection<Pause> Current => [.. _pauses.Values];

    /// <summary>Holds the commands of a scope that are not sent yet.</summary>
    /// <returns>The pause in force, which is an earlier one when the scope was paused already.</returns>
    public async Task<(Pause InForce, bool IsNew)> BeginAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var begun = await book.BeginAsync(scope, by, reason, cancellationToken);
            _pauses = _pauses.SetItem(scope, begun.InForce);
            if (begun.IsNew)
                Log.PauseBegun(logger, scope, by, reason);
            return begun;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets the commands of a scope go; <c>false</c> when it was not paused.</summary>
    public async Task<bool> EndAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var ended = await book.EndAsync(scope, by, reason, cancellationToken);
            _pauses = _pauses.Remove(scope);
            if (ended)
                Log.PauseEnded(logger, scope, by, reason);
            return ended;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the book again, for what people told other processes.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _pauses = (await book.ReadAsync(cancellationToken)).ToImmutableDictionary(pause => pause.Scope);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Why the commands of a team at a gateway are held; <c>null</c> when they are not.</summary>
    public string? Holds(string teamSlug, string? gateway)
    {
        var configured = options.CurrentValue.Paused;
        if (configured.All || configured.Teams.Contains(teamSlug) || (gateway is not null && configured.Gateways.Contains(gateway)))
            return "compensation is paused by configuration";
        var pauses = _pauses;
        var pause = pauses.GetValueOrDefault(PauseScope.Everything)
            ?? pauses.GetValueOrDefault(PauseScope.Team(teamSlug))
            ?? (gateway is null ? null : pauses.GetValueOrDefault(PauseScope.Gateway(gateway)));
        return pause is null ? null : $"compensation is paused by {pause.By}: {pause.Reason}";
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
