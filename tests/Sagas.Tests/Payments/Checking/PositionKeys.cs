using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Sagas.Payments;

namespace Sagas.Tests.Payments.Checking;

/// <summary>
/// Two positions with the same key have the same future. Times count from now, long past is long past, and what only people read is left out.
/// </summary>
internal sealed class PositionKeys
{
    private static readonly HashSet<string> ForPeople =
    [
        nameof(PaymentSaga.Version), nameof(PaymentSaga.CreatedAt), nameof(PaymentSaga.UpdatedAt), nameof(PaymentSaga.OwedSince), nameof(PaymentSaga.ClosedAt),
        nameof(PaymentSaga.Reason), nameof(Operation.DecidedAt),
    ];

    private readonly FromNow _times = new();
    private readonly JsonSerializerOptions _options;

    public PositionKeys() => _options = new()
    {
        Converters = { _times },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    public UInt128 Of(Position position)
    {
        _times.Now = position.Now;
        var text = string.Join(
            '\n', Text(position.Saga), position.Gateway.PositionAt(position.Now), Texts(position.UnderWay), Texts(position.Late.Select(late => (object)late.Call)), string.Join(',', position.Deeds), position.Left, Texts(position.Told), position.Dismissed, position.IsEndTold);
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private string Texts(IEnumerable<object> messages) => string.Join('\n', messages.Select(message => message.GetType().Name + Text(message)).Order(StringComparer.Ordinal));

    private string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), _options);

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Type != typeof(PaymentSaga) && type.Type != typeof(Operation))
            return;
        foreach (var property in type.Properties.Where(property => ForPeople.Contains(property.Name)).ToList())
            type.Properties.Remove(property);
    }

    private sealed class FromNow : JsonConverter<DateTimeOffset>
    {
        private const double LongPast = -100_000;

        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Max(LongPast, (value - Now).TotalSeconds));
    }
}
