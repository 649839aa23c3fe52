namespace Sagas.Simulators.OmniCart;

/// <summary>Payment status of a cart item; on the wire in lower case.</summary>
internal enum ItemStatus
{
    Initiated,
    Rejected,

    /// <summary>In the guide's text only; the OpenAPI document does not list it.</summary>
    Expired,
    Authorized,
    Captured,
    Completed,
    Canceled,
    Refunded,

    /// <summary>Something that takes long is still going on.</summary>
    Ongoing,
}

internal static class ItemStatuses
{
    public static string Word(this ItemStatus status) => status.ToString().ToLowerInvariant();
}
