using System.Buffers.Binary;
using System.Text;

namespace Sagas.Tests.Service.Telemetry;

/// <summary>The fields of a protobuf message by their numbers, as far as OTLP needs them.</summary>
internal sealed class ProtoFields
{
    private readonly List<(int Number, ReadOnlyMemory<byte> Bytes, ulong Value)> _fields = [];

    public ProtoFields(ReadOnlyMemory<byte> message)
    {
        while (message.Length > 0)
        {
            var key = Varint(ref message);
            var (number, wire) = ((int)(key >> 3), key & 7);
            switch (wire)
            {
                case 0:
                    _fields.Add((number, default, Varint(ref message)));
                    break;
                case 1:
                    _fields.Add((number, Take(ref message, 8), 0));
                    break;
                case 2:
                    _fields.Add((number, Take(ref message, (int)Varint(ref message)), 0));
                    break;
                case 5:
                    _fields.Add((number, Take(ref message, 4), 0));
                    break;
                default:
                    throw new FormatException($"Field {number} has the unknown wire type {wire}.");
            }
        }
    }

    public IEnumerable<ProtoFields> All(int number) => Bytes(number).Select(bytes => new ProtoFields(bytes));

    public ProtoFields One(int number) => All(number).FirstOrDefault() ?? new ProtoFields(default);

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public long Number(int number) => (long)_fields.FirstOrDefault(field => field.Number == number).Value;

    public double Fraction(int number) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(number).First().Span);

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).FirstOrDefault().Span);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).FirstOrDefault().Span);

    private IEnumerable<ReadOnlyMemory<byte>> Bytes(int number) => _fields.Where(field => field.Number == number).Select(field => field.Bytes);

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, int count)
    {
        var taken = message[..count];
        message = message[count..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(ref message, 1).Span[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
