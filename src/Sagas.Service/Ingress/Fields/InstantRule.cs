using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sagas.Service.Ingress.Fields;

/// <summary>An ISO 8601 date-time with its offset; a local time without one would mean another moment in every process.</summary>
internal sealed partial record InstantRule : FieldRule
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override JsonNode? Read(JsonElement value, string path, ReadingContext context)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            context.Errors.Add(path, $"must be a text, not {KindOf(value)}");
            return null;
        }

        if (context.Errors.Has(path) || JsonText.Of(value) is not { } text)
        {
            return null;
        }

        if (!Shape().IsMatch(text) || !value.TryGetDateTimeOffset(out var instant))
        {
            context.Errors.Add(path, "must be an ISO 8601 date and time with offset, such as 2026-03-01T12:00:00Z");
            return null;
        }

        if (instant < Earliest || instant > context.Now + context.MaxAhead)
        {
            context.Errors.Add(path, string.Create(
                CultureInfo.InvariantCulture,
                $"must not be before {Earliest:yyyy-MM-dd} nor more than {context.MaxAhead} after now, which is {context.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
            return null;
        }

        return JsonValue.Create(instant.ToUniversalTime());
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
