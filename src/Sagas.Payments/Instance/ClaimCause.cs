namespace Sagas.Payments;

/// <summary>What made money owed. The numbers and names are stored.</summary>
public enum ClaimCause
{
    ItemGrantFailed = 1,
    NotificationFailed = 2,
    CancelRequested = 3,
    CapturedAfterEnd = 4,
}
