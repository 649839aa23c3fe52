using System.Globalization;

namespace Sagas.Contracts;

/// <summary>The ids that every party can compute for itself; pinned by vectors in the tests, since stored rows and gateways know them.</summary>
public static class SagaIds
{
    private static readonly Guid PaymentScope = new("6f1d4f0e-6d0b-5c43-9d6a-3a5d0c6d9b10");
    private static readonly Guid OperationScope = new("a2a7f0f4-0c0e-5e57-8a57-6a1f3d5e7c21");
    private static readonly Guid MessageScope = new("c0de5a6a-91d4-5b1f-8f0d-2b9e4c7a1d32");

    /// <summary>The saga of a payment: UUIDv5 of the length-prefixed UTF-8 pair.</summary>
    /// <param name="teamSlug">The team, 1-64 printable characters, compared byte by byte.</param>
    /// <param name="paymentId">The payment within the team, 1-64 printable characters, compared byte by byte.</param>
    public static Guid ForPayment(string teamSlug, string paymentId) =>
        DeterministicGuid.Create(PaymentScope, teamSlug, paymentId);

    /// <summary>The operation with the given ordinal (1, 2, …) of a saga; the idempotency key at the gateway.</summary>
    public static Guid ForOperation(Guid sagaId, int ordinal) =>
        DeterministicGuid.Create(OperationScope, sagaId.ToString("D"), ordinal.ToString(CultureInfo.InvariantCulture));

    /// <summary>A message id that is the same however often the message is made from the same parts.</summary>
    public static Guid ForMessage(params ReadOnlySpan<string> parts) => DeterministicGuid.Create(MessageScope, parts);
}
