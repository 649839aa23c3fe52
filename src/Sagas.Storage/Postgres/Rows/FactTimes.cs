using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Payments;

namespace Sagas.Storage;

/// <summary>
/// The column <c>fact_times</c>. Rules compare these with times in messages, so they are kept as exact as they were told; a
/// timestamp of the database would cut off what is below a microsecond.
/// </summary>
internal sealed record FactTimes
{
    public DateTimeOffset? GrantedAt { get; init; }

    public DateTimeOffset? NotifiedAt { get; init; }

    public DateTimeOffset? DisputedAt { get; init; }

    /// <summary>By step and item.</summary>
    public Dictionary<string, DateTimeOffset>? Items { get; init; }

    /// <summary>What a newer version of the service has written here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Newer { get; set; }

    public static string Write(PaymentSaga saga)
    {
        var items = saga.ItemSuccesses.Count == 0 ? null : saga.ItemSuccesses;
        return (saga.GrantedAt ?? saga.NotifiedAt ?? saga.DisputedAt) is null && items is null && saga.NewerFactTimes is null
            ? "{}"
            : JsonSerializer.Serialize(
                new FactTimes { GrantedAt = saga.GrantedAt, NotifiedAt = saga.NotifiedAt, DisputedAt = saga.DisputedAt, Items = items, Newer = saga.NewerFactTimes },
                SagaJson.Options);
    }

    public void ReadInto(PaymentSaga saga)
    {
        saga.GrantedAt = GrantedAt;
        saga.NotifiedAt = NotifiedAt;
        saga.DisputedAt = DisputedAt;
        saga.NewerFactTimes = Newer;
        if (Items is not null)
            saga.ItemSuccesses = Items;
    }
}
