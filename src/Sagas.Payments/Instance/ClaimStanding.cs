namespace Sagas.Payments;

/// <summary>Where a claim stands. The numbers and names are stored.</summary>
public enum ClaimStanding
{
    /// <summary>Not decided: waits for a payment fact, a delay or an approval.</summary>
    Open = 1,

    /// <summary>To be given back.</summary>
    Granted = 2,

    /// <summary>The policy says that nothing goes back for it.</summary>
    Ignored = 3,

    /// <summary>A person said so.</summary>
    Dismissed = 4,

    /// <summary>The step succeeded after all, or the request no longer fits.</summary>
    Withdrawn = 5,

    /// <summary>Waits for a person's approval; stays so until somebody decides.</summary>
    NeedsApproval = 6,
}
