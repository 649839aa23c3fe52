namespace Sagas.Simulators.Commercetools;

/// <summary>The cart that is being paid. Changed under the payment's lock; every change raises its version.</summary>
internal sealed class CtCart(string id, CtPayment payment, bool frozen, DateTimeOffset now)
{
    public string Id { get; } = id;

    public CtPayment Payment { get; } = payment;

    public bool IsFrozen { get; private set; } = frozen;

    public long Version { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; } = now;

    public DateTimeOffset LastModifiedAt { get; private set; } = now;

    public void Freeze(bool frozen, DateTimeOffset at)
    {
        IsFrozen = frozen;
        Touch(at);
    }

    public void Touch(DateTimeOffset at)
    {
        Version++;
        LastModifiedAt = at;
    }
}
