using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// The stored form of a saga: words, not numbers, and nothing that is not stored. It is written and read on every
/// commit also in memory, so that a property that would be lost in a database is lost in the tests as well.
/// </summary>
internal static class SagaJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static byte[] Write(PaymentSaga saga) => JsonSerializer.SerializeToUtf8Bytes(saga, Options);

    public static PaymentSaga Read(byte[] json) =>
        JsonSerializer.Deserialize<PaymentSaga>(json, Options) ?? throw new JsonException("A stored saga is never null.");
}
