namespace Sagas.Gateways.OmniCart;

/// <summary>The status words of an item.</summary>
internal enum OmniCartStatus
{
    /// <summary>A word that this version does not know.</summary>
    Unrecognised,

    /// <summary>Not paid yet.</summary>
    Initiated,

    /// <summary>Changing just now: a modification under way, or the customer is paying.</summary>
    Ongoing,

    /// <summary>Held.</summary>
    Authorized,

    /// <summary>Being taken; it can neither be cancelled any more nor refunded yet.</summary>
    Captured,

    /// <summary>Taken.</summary>
    Completed,

    /// <summary>The hold was released.</summary>
    Canceled,

    /// <summary>Given back.</summary>
    Refunded,

    /// <summary>Ended unpaid.</summary>
    Rejected,

    /// <summary>Ended unpaid.</summary>
    Expired,
}

/// <summary>Reads the words.</summary>
internal static class OmniCartStatusWords
{
    public static OmniCartStatus Read(string? word) => word switch
    {
        "initiated" => OmniCartStatus.Initiated,
        "ongoing" => OmniCartStatus.Ongoing,
        "authorized" => OmniCartStatus.Authorized,
        "captured" => OmniCartStatus.Captured,
        "completed" => OmniCartStatus.Completed,
        "canceled" => OmniCartStatus.Canceled,
        "refunded" => OmniCartStatus.Refunded,
        "rejected" => OmniCartStatus.Rejected,
        "expired" => OmniCartStatus.Expired,
        _ => OmniCartStatus.Unrecognised,
    };

    /// <summary>Nothing of the item will change any more.</summary>
    public static bool IsOver(this OmniCartStatus status) =>
        status is OmniCartStatus.Canceled or OmniCartStatus.Refunded or OmniCartStatus.Rejected or OmniCartStatus.Expired;
}
