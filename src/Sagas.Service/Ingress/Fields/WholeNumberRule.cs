using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Service.Ingress.Fields;

/// <summary>A whole number, written as one: no sign, fraction or exponent, so that every parser reads the same money.</summary>
internal sealed record WholeNumberRule(long Min, long Max) : FieldRule
{
    /// <summary>The largest amount: below 2^53, so that JavaScript publishers keep it exact.</summary>
    public const long MaxAmount = 9_000_000_000_000_000;

    public static WholeNumberRule Amount { get; } = new(1, MaxAmount);

    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            context.Errors.Add(path, $"must be a number, not {KindOf(value)}");
            return null;
        }

        if (!long.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < Min || number > Max)
        {
            context.Errors.Add(path, string.Create(
                CultureInfo.InvariantCulture,
                $"must be a whole number from {Min} to {Max}, written without sign, fraction or exponent"));
            return null;
        }

        return JsonValue.Create(number);
    }
}
