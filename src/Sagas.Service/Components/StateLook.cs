namespace Sagas.Service.Components;

/// <summary>How a state is coloured: by who has to do something.</summary>
internal static class StateLook
{
    public static string Of(string state) => state switch
    {
        "ManualActionRequired" or "AwaitingApproval" => "person",
        "CompensationScheduled" or "Cancelling" or "Reversing" or "Refunding" or "Reconciling" => "moving",
        "Cancelled" or "Reversed" or "Refunded" => "ended",
        _ => "resting",
    };
}
