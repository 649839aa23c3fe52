using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MassTransit;
using MassTransit.Serialization;

namespace Sagas.IntegrationTests.Upgrade.Rig;

/// <summary>Messages with every field filled, each with a value that tells which field it is, and among them every word that a field can hold.</summary>
internal static class Specimen
{
    private const int MostWords = 64;

    private static readonly JsonSerializerOptions Wire = SystemTextJsonMessageSerializer.Options;
    private static readonly JsonSerializerOptions Readable = new(Wire) { WriteIndented = true };
    private static readonly DateTimeOffset Moment = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The bodies as the bus writes them, as one JSON array.</summary>
    public static string EnvelopesOf(Type type)
    {
        var bodies = new List<JsonNode?>();
        // As many as the longest list of words needs; the first fields of all of them are alike.
        for (var variant = 0; variant < MostWords && (variant == 0 || !bodies.Exists(body => JsonNode.DeepEquals(body, Body(type, variant)))); variant++)
            bodies.Add(Body(type, variant));
        return JsonSerializer.Serialize(bodies.Select(body => Envelope(type, body)), Readable).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>One message, as its type writes it.</summary>
    public static JsonNode? Body(Type type, int variant) => Through(type, Fields(type, variant));

    /// <summary>Read as one type and written again by it.</summary>
    public static JsonNode? Through(Type type, JsonNode? body) => JsonSerializer.SerializeToNode(body.Deserialize(type, Wire), type, Wire);

    private static JsonMessageEnvelope Envelope(Type type, JsonNode? body)
    {
        var id = Guid.Parse("2b2e9a6a-fdf7-55d6-bb15-cbe8e88de348").ToString("D");
        return new JsonMessageEnvelope
        {
            MessageId = id,
            ConversationId = id,
            DestinationAddress = "exchange:payment-saga",
            MessageType = [MessageUrn.ForTypeString(type)],
            Message = body,
            SentTime = Moment.UtcDateTime,
        };
    }

    private static JsonObject Fields(Type type, int variant)
    {
        var fields = new JsonObject();
        foreach (var property in Wire.GetTypeInfo(type).Properties.Where(property => property.Set is not null))
            fields[property.Name] = Value(property.PropertyType, property.Name, variant);
        return fields;
    }

    private static JsonNode? Value(Type declared, string name, int variant)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            var words = Enum.GetValues(type);
            return JsonSerializer.SerializeToNode(words.GetValue(variant % words.Length), type, Wire);
        }

        return type switch
        {
            _ when type == typeof(string) => $"the {name}",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 1_000_000 + name.Length,
            // More than a smaller number could hold, and exact.
            _ when type == typeof(long) => 9_007_199_254_740_000 + name.Length,
            _ when type == typeof(Guid) => Guid.Parse($"00000000-0000-5000-8000-{name.Length:D12}"),
            _ when type == typeof(DateTimeOffset) => Moment.AddTicks(1_234_567 + name.Length),
            _ when type == typeof(TimeSpan) => JsonSerializer.SerializeToNode(TimeSpan.FromSeconds(100 + name.Length), Wire),
            _ when Wire.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable } list =>
                new JsonArray(Value(list.ElementType!, name, variant), Value(list.ElementType!, name + "s", variant)),
            _ when Wire.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object => Fields(type, variant),
            _ => throw new NotSupportedException($"{name} is a {type}; say here how a sample of it looks."),
        };
    }
}
