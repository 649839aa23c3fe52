namespace Sagas.Payments;

/// <summary>
/// Where people's pauses are written down. What is kept outside the process is the same for all processes and outlives them; each of them
/// reads it again and again (see <see cref="CompensationPauses.RefreshAsync"/>).
/// </summary>
public interface IPauseBook
{
    /// <summary>The pauses in force, oldest first.</summary>
    Task<IReadOnlyList<Pause>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes a pause down unless its scope is paused already; of several at once, one wins.</summary>
    /// <returns>The pause in force: the given one, with the book's own time, or an earlier one of the same scope.</returns>
    Task<(Pause InForce, bool IsNew)> BeginAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken);

    /// <summary>Ends the pause of a scope and keeps who ended it and why; <c>false</c> when there is none.</summary>
    Task<bool> EndAsync(PauseScope scope, string by, string reason, CancellationToken cancellationToken);
}
