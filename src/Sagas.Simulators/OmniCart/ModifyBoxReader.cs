using System.Text.Json;
using Sagas.Simulators.Http;

namespace Sagas.Simulators.OmniCart;

/// <summary>Reads what a modify request wants of which items; whatever is wrong is added to the request's errors.</summary>
internal sealed class ModifyBoxReader(OmniCartRequest request)
{
    private const decimal Smallest = 0.01m;
    private const decimal Largest = 1_000_000;

    public IReadOnlyList<ItemChange> Read(Cart cart)
    {
        if (request.Root("modifyBox") is not { } box)
        {
            request.Errors.Add(OmniCartError.BadFormat("modifyBox"));
            return [];
        }

        if (request.Fields("modifyBox", box) is not { } fields)
            return [];
        foreach (var other in fields.Keys.Where(name => name != "items"))
            request.Errors.Add(OmniCartError.NotPermitted(other));
        var changes = ReadItems(fields, cart);
        if (changes.Count == 0 && request.Errors.Count == 0)
            request.Errors.Add(OmniCartError.NothingMatches);
        return changes;
    }

    private List<ItemChange> ReadItems(IReadOnlyDictionary<string, JsonElement> fields, Cart cart)
    {
        var changes = new List<ItemChange>();
        if (OmniCartRequest.Find(fields, "items") is not { } items)
            return changes;
        if (items.ValueKind != JsonValueKind.Array)
        {
            request.Errors.Add(OmniCartError.BadFormat("items"));
            return changes;
        }

        foreach (var entry in items.EnumerateArray())
        {
            // An object for each item, keyed by its id; the guide also shows one object of several.
            foreach (var (id, settings) in request.Fields("items", entry) ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            {
                if (changes.Any(change => change.Item.Id == id))
                    request.Errors.Add(OmniCartError.BadFormat("items"));
                else if (ReadItem(cart, id, settings) is { } change)
                    changes.Add(change);
            }
        }

        return changes;
    }

    private ItemChange? ReadItem(Cart cart, string id, JsonElement settings)
    {
        if (cart.Items.FirstOrDefault(item => item.Id == id) is not { } item)
        {
            request.Errors.Add(OmniCartError.NoSuchItem(id));
            return null;
        }

        if (request.Fields(id, settings) is not { } fields)
            return null;
        foreach (var other in fields.Keys.Where(name => name != "modifyAmount"))
            request.Errors.Add(OmniCartError.NotPermitted(other));
        if (OmniCartRequest.Find(fields, "modifyAmount") is not { } amount || request.Fields("modifyAmount", amount) is not { } price)
            return null;
        // No code is published for items in another status; this one says that the request can do nothing with them.
        if (item.Status is not (ItemStatus.Authorized or ItemStatus.Completed))
            request.Errors.Add(OmniCartError.NothingMatches);
        return ReadPrice(item, price) is { } wanted ? new ItemChange(item, wanted) : null;
    }

    private ItemPrice? ReadPrice(CartItem item, IReadOnlyDictionary<string, JsonElement> fields)
    {
        var before = request.Errors.Count;
        var price = new ItemPrice(
            Whole(fields, "amount", item.Id) ?? item.Price.Amount,
            Mode(fields, item.Id) ?? item.Price.Calculated,
            Number(fields, "quantity", item.Id) ?? item.Price.Quantity,
            Number(fields, "amountModifier", item.Id) ?? item.Price.Modifier);
        if (request.Errors.Count == before && price.Total < 1)
            request.Errors.Add(OmniCartError.BadValueOf("amount", item.Id));
        return request.Errors.Count == before ? price : null;
    }

    private long? Whole(IReadOnlyDictionary<string, JsonElement> fields, string name, string itemId)
    {
        if (OmniCartRequest.Find(fields, name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) && Math.Abs((decimal)number) <= AnnouncementReader.MaxAmount)
            return number;
        request.Errors.Add(OmniCartError.BadFormatOf(name, itemId));
        return null;
    }

    private decimal? Number(IReadOnlyDictionary<string, JsonElement> fields, string name, string itemId)
    {
        if (OmniCartRequest.Find(fields, name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetDecimal(out var number) && number is >= Smallest and <= Largest)
            return number;
        request.Errors.Add(OmniCartError.BadFormatOf(name, itemId));
        return null;
    }

    private bool? Mode(IReadOnlyDictionary<string, JsonElement> fields, string itemId)
    {
        const string name = "amountMode";
        if (OmniCartRequest.Find(fields, name) is not { } field)
            return null;
        if (field.ValueKind == JsonValueKind.String && field.GetString() is ItemPrice.CalculatedWord or ItemPrice.DeclaredWord)
            return field.ValueEquals(ItemPrice.CalculatedWord);
        request.Errors.Add(OmniCartError.BadFormatOf(name, itemId));
        return null;
    }
}

/// <summary>An item and the price it is to have.</summary>
internal sealed record ItemChange(CartItem Item, ItemPrice Price)
{
    public bool GrowsInQuantity => Price.Quantity > Item.Price.Quantity && Item.Price.Calculated;
}
