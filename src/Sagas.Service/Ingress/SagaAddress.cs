using Sagas.Contracts;

namespace Sagas.Service.Ingress;

/// <summary>On which of the saga's queues a message waits for it.</summary>
internal static class SagaAddress
{
    // During an update processes of the release before take from the saga's queue too, and throw these aside: they do not know them (ADR 0006).
    private static readonly Type[] NotKnownToEveryRelease = [typeof(NotePayment), typeof(TakePayment), typeof(ProposeDecision)];

    public static Uri Of(Type message) => NotKnownToEveryRelease.Contains(message) ? WellKnownEndpoints.SagaRequestsAddress : WellKnownEndpoints.SagaAddress;
}
