using System.Text.Json;
using System.Text.Json.Nodes;
using Sagas.Gateways;

namespace Sagas.Service.Ingress.Fields;

/// <summary>An ISO 4217 code in upper case.</summary>
internal sealed record CurrencyRule : FieldRule
{
    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            context.Errors.Add(path, $"must be a text, not {KindOf(value)}");
            return null;
        }

        if (context.Errors.Has(path) || JsonText.Of(value) is not { } code)
        {
            return null;
        }

        if (!Currencies.IsKnown(code))
        {
            context.Errors.Add(path, "must be an ISO 4217 code in upper case, such as RUB");
            return null;
        }

        return JsonValue.Create(code);
    }
}
