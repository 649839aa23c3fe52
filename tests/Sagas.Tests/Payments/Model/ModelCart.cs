using Sagas.Contracts;

namespace Sagas.Tests.Payments.Model;

/// <summary>The cart of the reference: what each item costs, which carry the tag, and what went back of each.</summary>
internal sealed class ModelCart
{
    private readonly HashSet<string> _back = [];

    public static IReadOnlyDictionary<string, long> Prices { get; } = new Dictionary<string, long> { ["a"] = 50_000, ["b"] = 30_000, ["c"] = 70_000 };

    /// <summary>The items that the only tag means.</summary>
    public static IReadOnlyList<string> OfTag { get; } = ["a", "b"];

    public string Position => string.Concat(_back.Order(StringComparer.Ordinal));

    public long Returned => _back.Sum(item => Prices[item]);

    public ModelCart Copy()
    {
        var copy = new ModelCart();
        copy._back.UnionWith(_back);
        return copy;
    }

    public void GiveAllBack() => _back.UnionWith(Prices.Keys);

    /// <summary>Gives back what the command means and is still there; <c>null</c> when that is more than it allows, or nothing that it could mean.</summary>
    public (long Amount, PaymentItem[] Items)? GiveBack(IGatewayCommand command)
    {
        IReadOnlyList<string> meant = command.Scope is not null ? OfTag : command.Items?.Select(item => item.ItemId).ToList() ?? [.. Prices.Keys];
        var left = meant.Where(item => !_back.Contains(item)).ToList();
        var amount = left.Sum(item => Prices[item]);
        if (amount > command.Amount || (amount == 0 && command.Scope is null))
            return null;
        _back.UnionWith(left);
        return (amount, command.Scope is null && command.Items is null ? [] : [.. meant.Select(item => Some.Item(item, Prices[item]))]);
    }
}
