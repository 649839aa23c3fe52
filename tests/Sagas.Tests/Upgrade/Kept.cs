using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sagas.Tests.Upgrade;

/// <summary>Whether everything that one version of the service has written is still there after another has read and written it.</summary>
internal static class Kept
{
    /// <summary>Every property of <paramref name="before"/> is in <paramref name="after"/> with its value; more may be there.</summary>
    public static void ShouldKeep(this JsonNode? after, JsonNode? before, string path)
    {
        switch (before)
        {
            case JsonObject old:
                var now = after.ShouldBeOfType<JsonObject>(path);
                foreach (var (name, value) in old)
                {
                    now.ContainsKey(name).ShouldBeTrue($"{path}.{name} is gone");
                    now[name].ShouldKeep(value, $"{path}.{name}");
                }

                break;
            case JsonArray old:
                var elements = after.ShouldBeOfType<JsonArray>(path);
                elements.Count.ShouldBe(old.Count, path);
                for (var nth = 0; nth < old.Count; nth++)
                    elements[nth].ShouldKeep(old[nth], $"{path}[{nth}]");
                break;
            default:
                IsSame(before, after).ShouldBeTrue($"{path} was {before?.ToJsonString() ?? "null"} and is {after?.ToJsonString() ?? "null"}");
                break;
        }
    }

    // One moment can be written in several ways.
    private static bool IsSame(JsonNode? before, JsonNode? after) =>
        JsonNode.DeepEquals(before, after)
        || (before is JsonValue old && after is JsonValue now && old.GetValueKind() == JsonValueKind.String && now.GetValueKind() == JsonValueKind.String
            && old.Deserialize<string>() is { } one && now.Deserialize<string>() is { } other
            && one.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(one, null, out var then) && DateTimeOffset.TryParse(other, null, out var later) && then == later);
}
