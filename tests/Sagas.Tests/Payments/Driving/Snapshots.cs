using System.Text.Json;
using Sagas.Payments;

namespace Sagas.Tests.Payments;

/// <summary>Stores and loads: what would not be stored is lost here too.</summary>
public static class Snapshots
{
    public static PaymentSaga Copy(PaymentSaga saga) => JsonSerializer.Deserialize<PaymentSaga>(JsonSerializer.Serialize(saga))!;
}
