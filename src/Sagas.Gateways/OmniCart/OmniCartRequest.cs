using System.Buffers;
using System.Text.Json;

namespace Sagas.Gateways.OmniCart;

/// <summary>Bodies of the calls that move money. They name every item: what is meant was decided by the status that was read.</summary>
internal static class OmniCartRequest
{
    public static ReadOnlyMemory<byte> Of(string cartId, OmniCartPlan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("cartId", cartId);
            if (plan.Call == OmniCartPlan.Modify)
                WriteTargets(json, plan);
            else
                WriteFilter(json, plan);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteFilter(Utf8JsonWriter json, OmniCartPlan plan)
    {
        json.WriteStartObject("filterBox");
        json.WriteStartArray("itemIds");
        foreach (var step in plan.Steps)
            json.WriteStringValue(step.ItemId);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter json, OmniCartPlan plan)
    {
        json.WriteStartObject("modifyBox");
        json.WriteStartArray("items");
        foreach (var step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteStartObject(step.ItemId);
            json.WriteStartObject("modifyAmount");
            json.WriteNumber("amount", step.Target);
            json.WriteString("amountMode", "declared");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
