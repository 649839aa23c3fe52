namespace Sagas.Payments;

public sealed partial class PaymentSaga
{
    /// <summary>What people do about it beside deciding; <c>null</c> when nobody does.</summary>
    public Handling? Handling { get; set; }

    /// <summary>Changes it, and forgets it when nothing is left.</summary>
    internal void Handle(Action<Handling> change)
    {
        var handling = Handling ?? new Handling();
        change(handling);
        Handling = handling.IsEmpty ? null : handling;
    }
}
