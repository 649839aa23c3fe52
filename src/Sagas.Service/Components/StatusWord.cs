using Sagas.Contracts;
using Sagas.Service.Api;

namespace Sagas.Service.Components;

/// <summary>The status as the outside world writes it.</summary>
internal static class StatusWord
{
    public static string Of(PaymentStatus? status) => SagaStates.Statuses.FirstOrDefault(pair => pair.Value == status).Key ?? "–";
}
